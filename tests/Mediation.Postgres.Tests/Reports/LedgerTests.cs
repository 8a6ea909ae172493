using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Tests.Rates;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Reports;

/// <summary>What came and went in a month, case by case and kind by kind; and the log of how it went.</summary>
public sealed class LedgerTests : IAsyncLifetime
{
    private readonly RateTown town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_month_holds_what_was_accepted_or_closed_in_it_and_counts_what_was_open_at_its_end()
    {
        town.StartStory();
        var earlier = await town.AcceptAsync();
        town.Pass(TimeSpan.FromDays(31));
        var month = new RatePeriod(town.Town.Clock.GetUtcNow(), town.Town.Clock.GetUtcNow().AddDays(30));
        var within = await town.AcceptAsync(RateTown.Leak);
        await town.AnswerAsync(earlier);
        await town.CloseAsync(earlier);
        town.Pass(TimeSpan.FromDays(31));
        await town.AcceptAsync();
        await town.DoesAsync("DESK", within, "withdraw", new { reason = "自己修好了" });

        var ledger = await new Ledgers(town.Town.Source).ReadAsync(Townspeople.Supervisor, null, month, Ct);

        ledger.Lines.Select(line => line.Number).ShouldBe([earlier, within]);
        ledger.Tallies.Sum(tally => tally.Accepted).ShouldBe(1);
        ledger.Tallies.Sum(tally => tally.Closed).ShouldBe(1);
        ledger.Tallies.Sum(tally => tally.Open).ShouldBe(1, "it was withdrawn afterwards");
        (await new Ledgers(town.Town.Source).ReadAsync(Townspeople.Of("URBAN"), null, month, Ct)).Lines.ShouldHaveSingleItem().Number.ShouldBe(earlier);
        (await new Ledgers(town.Town.Source).ReadAsync(Townspeople.Supervisor, "TAX", month, Ct)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_case_is_counted_and_not_listed()
    {
        town.StartStory();
        await town.AcceptAsync("举报我们村主任贪污低保款，给他亲戚办低保", "举报", by: Townspeople.OtherDesk);

        var ledger = await new Ledgers(town.Town.Source).ReadAsync(Townspeople.Supervisor, null, new RatePeriod(town.Begin, town.Begin.AddDays(30)), Ct);

        ledger.Lines.ShouldBeEmpty();
        ledger.Unlisted.ShouldBe(1);
        ledger.Tallies.Sum(tally => tally.Accepted).ShouldBe(1);
    }

    [Fact]
    public async Task The_process_log_tells_each_act_once_and_of_many_cases_all()
    {
        town.StartStory();
        var number = await town.AcceptAsync();
        town.Pass(TimeSpan.FromHours(1));
        await town.AnswerAsync(number);
        await town.CloseAsync(number);
        await town.AcceptAsync("举报我们村主任贪污低保款，给他亲戚办低保", "举报", by: Townspeople.OtherDesk);
        var period = new RatePeriod(town.Begin, town.Begin.AddDays(30));

        var trace = (await new ProcessLog(town.Town.Source).ReadAsync(Townspeople.Auditor, period, Ct).ToListAsync(Ct)).ShouldHaveSingleItem();

        trace.Events.Select(act => act.Act).ShouldBe(
            ["accept", "sign-for", "sign-for", "sign-for", "conclude", "conclude", "conclude", "reply", "follow-up", "close"]);
        trace.Events.Select(act => act.At).ShouldBeInOrder();
        (await new ProcessLog(town.Town.Source).ReadAsync(Townspeople.Of("URBAN"), period, Ct).ToListAsync(Ct)).ShouldBeEmpty();
    }
}
