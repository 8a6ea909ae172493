using System.Globalization;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Reports;

/// <summary>Ledgers of what happened: one line for each, for those who may see the case.</summary>
public sealed class EventLedgerTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happened_to_a_case_stands_in_the_ledgers_and_nowhere_for_a_stranger()
    {
        var number = await town.AcceptAsync(Leak);
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        foreach (var (act, form) in MediationPlay.Consent)
            await town.DoesAsync(Townspeople.Of("PMC"), number, act, form((await town.ReadAsync(number)).File));
        await town.DoesAsync(Townspeople.Of("PMC"), number, "dissuade", new { manner = "上门", effect = "当场停止", text = "请楼上关阀" });
        await town.DoesAsync(Townspeople.Of("PMC"), number, "summon", new
        {
            called = new[] { "HOUSING" },
            meetAt = town.Clock.GetUtcNow().AddHours(3).ToString("O", CultureInfo.InvariantCulture),
            matter = "管道归谁修",
        });
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise",
            new { leader = "周镇长", until = town.InForce.Policy.Calendar.DayOf(town.Clock.GetUtcNow()).AddDays(7).ToString("O", CultureInfo.InvariantCulture), text = "限期解决" });
        await town.DoesAsync(Townspeople.Desk, number, "make-paper", new { paper = "rights-notice" });

        (await NumbersAsync("visits", Townspeople.Auditor)).ShouldContain(number);
        foreach (var ledger in new[] { "mediations", "supervisions", "papers", "dissuasions", "meetings" })
        {
            (await NumbersAsync(ledger, Townspeople.Desk)).ShouldBe([number], ledger);
            (await NumbersAsync(ledger, Townspeople.Of("MARKET"))).ShouldBeEmpty(ledger);
        }
        var order = (await RowsAsync("supervisions", Townspeople.Supervisor)).ShouldHaveSingleItem();
        order[4].ShouldBe((await town.ReadAsync(number)).File.Supervision!.OrderNumber);
        order[5].ShouldBe("周镇长");
    }

    [Fact]
    public async Task A_round_stands_in_its_ledger_with_what_was_found()
    {
        await town.ScheduleAsync("round,巡查,每周,星期一、星期二、星期三、星期四、星期五、星期六、星期日,00:01,照常,2026-01-01,一件,GRID,ZL02-02,看一圈,在用");
        town.Clock.Advance(TimeSpan.FromDays(1));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        var number = (string)(await RowsAsync("rounds", Townspeople.Supervisor)).Single()[1]!;

        await town.DoesAsync(Townspeople.Of("GRID"), number, "hand-up", new { need = "路灯不亮" });

        var row = (await RowsAsync("rounds", Townspeople.Supervisor)).ShouldHaveSingleItem();
        (row[2], row[3], row[6], row[7]).ShouldBe(("ZL02-02", "GRID", "hand-up", "1"));
        row[5].ShouldNotBeNull();
        (await RowsAsync("home-visits", Townspeople.Supervisor)).ShouldBeEmpty();
        (await RowsAsync("rounds", Townspeople.Of("MARKET"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_ledger_is_one_query_whose_columns_are_as_it_says()
    {
        foreach (var ledger in EventLedgers.All)
            (await RowsAsync(ledger.Code, Townspeople.Supervisor)).ShouldAllBe(row => row.Count == ledger.Columns.Count, ledger.Code);
    }

    private async Task<IReadOnlyList<object?>> NumbersAsync(string ledger, Casework.Actors.Actor reader) =>
        [.. (await RowsAsync(ledger, reader)).Select(row => row[1])];

    private Task<IReadOnlyList<IReadOnlyList<object?>>> RowsAsync(string ledger, Casework.Actors.Actor reader) => new EventLedgers(town.Source).ReadAsync(
        reader, EventLedgers.Find(ledger)!, new RatePeriod(town.Clock.GetUtcNow().AddDays(-1), town.Clock.GetUtcNow().AddDays(1)), Ct);
}
