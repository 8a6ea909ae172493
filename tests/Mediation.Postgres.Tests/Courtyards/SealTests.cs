using Mediation.Casework.Courtyards;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Postgres.Tests.Courtyards;

/// <summary>院落公章: used by a committee that sits, for what a meeting decided, never on a mediation agreement; lines stay for ever.</summary>
public sealed class SealTests : IAsyncLifetime
{
    private const string Yard = "YL-01";

    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CommitteeRegister Committees => new(town.Source, town.InForce);

    private SealRegister Seals => new(town.Source, town.InForce, Committees);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_committee_that_does_not_sit_uses_no_seal() => (await RefusedAsync(Notice())).ShouldBe("courtyard-seal.not-sitting");

    [Fact]
    public async Task It_is_refused_on_an_agreement_without_a_decision_and_with_a_telephone()
    {
        await SitAsync();
        (await RefusedAsync(Notice() with { Title = "人民调解协议书" })).ShouldBe("courtyard-seal.agreement");
        (await RefusedAsync(Notice() with { Text = "见所附调解协议书" })).ShouldBe("courtyard-seal.agreement");
        (await RefusedAsync(Notice() with { DecidedOn = new DateOnly(2026, 3, 3) })).ShouldBe("courtyard-seal.decided");
        (await RefusedAsync(Notice() with { Meeting = "" })).ShouldBe("field.missing");
        (await RefusedAsync(Notice() with { Text = "有事打 13800001234" })).ShouldBe("disclose.personal-number");
        (await RefusedAsync(Notice() with { Number = await town.AcceptAsync() })).ShouldBe("courtyard-seal.case", "a case of somebody else");
    }

    [Fact]
    public async Task Each_use_has_a_number_once_and_is_void_with_a_reason_and_stays()
    {
        await SitAsync();
        var form = Notice();
        (await UseAsync(form)).ShouldBe("YZ2026-0001");
        (await UseAsync(form)).ShouldBe("YZ2026-0001", "the same form again");
        (await UseAsync(Notice())).ShouldBe("YZ2026-0002");

        (await Seals.VoidAsync(Townspeople.Of("GUIXIANG"), Yard, "YZ2026-0001", " ", Now, Ct))!.Code.ShouldBe("field.missing");
        (await Seals.VoidAsync(Townspeople.Of("GUIXIANG"), Yard, "YZ2026-0009", "写错了", Now, Ct))!.Code.ShouldBe("courtyard-seal.not-found");
        (await Seals.VoidAsync(Townspeople.Of("COMMUNITY"), Yard, "YZ2026-0001", "写错了", Now, Ct)).ShouldBeNull();

        (await Seals.ReadAsync(Townspeople.Of("GUIXIANG"), Yard, Ct))!.Select(entry => (entry.Number, entry.VoidReason))
            .ShouldBe([("YZ2026-0002", null), ("YZ2026-0001", "写错了")]);
        foreach (var change in new[] { "update courtyard_seal_use set title = '改了'", "delete from courtyard_seal_use", "delete from courtyard_seal_void" })
            await Should.ThrowAsync<PostgresException>(() => town.CountAsync($"with gone as ({change} returning 1) select count(*) from gone"));
    }

    [Fact]
    public async Task The_neighbour_courtyard_reads_nothing_of_it_neither_here_nor_in_the_ledger()
    {
        await SitAsync();
        await UseAsync(Notice());

        foreach (var other in Townspeople.All.Where(each => !each.WorksFor("GUIXIANG") && !each.WorksFor("COMMUNITY")))
        {
            (await Seals.ReadAsync(other, Yard, Ct)).ShouldBeNull(other.Name);
            (await Seals.UseAsync(other, Yard, Notice(), Now, Ct)).Refusals[0].Code.ShouldBe("courtyard-seal.not-yours", other.Name);
        }
        (await Seals.UseAsync(Townspeople.Of("COMMUNITY"), Yard, Notice(), Now, Ct)).Refusals[0].Code.ShouldBe("courtyard-seal.not-yours");
        var ledger = EventLedgers.Find("courtyard-seals")!;
        var period = new RatePeriod(Now.AddDays(-1), Now.AddDays(1));
        foreach (var (who, lines) in new[] { ("GUIXIANG", 1), ("COMMUNITY", 1), ("DESK", 1), ("SHILIU", 0), ("PROPERTY", 0) })
            (await new EventLedgers(town.Source).ReadAsync(Townspeople.Of(who), ledger, period, Ct)).Count.ShouldBe(lines, who);
    }

    private static SealForm Notice() => new(Guid.CreateVersion7())
    {
        Document = SealedDocument.Notice,
        Title = "夜间安静告示",
        Text = "晚上十点以后，请大家把声音放小。",
        Purpose = "贴在院门口",
        DecidedOn = new DateOnly(2026, 3, 1),
        Meeting = "院落议事会",
    };

    private async Task SitAsync()
    {
        foreach (var name in new[] { "普桂芬", "罗文", "白云" })
            (await Committees.EnterAsync(Townspeople.Of("COMMUNITY"), Yard, new MemberForm(Guid.CreateVersion7())
            {
                Name = name,
                Manner = Manner.Elected,
                From = new DateOnly(2026, 1, 1),
                Until = new DateOnly(2026, 12, 31),
            }, Now, Ct)).IsRefused.ShouldBeFalse();
    }

    private async Task<string> UseAsync(SealForm form) => (await Seals.UseAsync(Townspeople.Of("GUIXIANG"), Yard, form, Now, Ct)).Value;

    private async Task<string> RefusedAsync(SealForm form) => (await Seals.UseAsync(Townspeople.Of("GUIXIANG"), Yard, form, Now, Ct)).Refusals[0].Code;
}
