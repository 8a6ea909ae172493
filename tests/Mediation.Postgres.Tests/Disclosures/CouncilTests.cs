using Mediation.Casework.Journal;
using Mediation.Casework.Places.Tables;
using Mediation.Postgres.Disclosures;
using Mediation.Postgres.Places;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Disclosures;

/// <summary>议事会 through the desk: what was offered to it, what came back to the case, and what hangs out for everybody.</summary>
public sealed class CouncilTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task A_convenor_chooses_among_what_was_offered_and_sees_nothing_else_of_it()
    {
        var (offered, number) = (await OfferedAsync(), await ConvenedAsync());
        await town.AcceptAsync();

        var near = (await new CaseRecords(town.Source, town.InForce, town.Clock).FindAsync(Townspeople.Of("BRANCH"), number, Ct))!.Briefing.Nearby;

        near.Select(each => (each.Number, each.Category)).ShouldBe([(offered, "CG09-01")]);
        (await new CaseRecords(town.Source, town.InForce, town.Clock).FindAsync(Townspeople.Of("BRANCH"), offered, Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task The_result_comes_back_to_the_case_once()
    {
        var (offered, number) = (await OfferedAsync(), await ConvenedAsync());
        var branch = Townspeople.Of("BRANCH");
        await town.DoesAsync(branch, number, "add-topic", new { topic = "路灯谁修", fromCase = offered });
        await town.DoesAsync(branch, number, "put-motion", new
        {
            onTopic = "1",
            proposal = "从公共收益里修",
            majority = "simple",
            inFavour = new[] { "BRANCH", "OWNERS" },
            against = new[] { "PROPERTY" },
        });

        (await town.Desk.BringEventsAsync(10, Ct)).ShouldBe(1);
        (await town.Desk.BringEventsAsync(10, Ct)).ShouldBe(0);

        var heard = (await town.ReadAsync(offered)).Journal.Select(line => line.Event).OfType<Deliberated>().ShouldHaveSingleItem();
        (heard.Title, heard.Carried, heard.InFavour, heard.Against).ShouldBe(("红色议事亭", true, 2, 1));
        (await town.ReadAsync(offered)).File.ProposedTopic.ShouldBeNull();
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_disclosed_hangs_out_until_its_day_or_until_it_is_taken_down()
    {
        var (_, number) = (await OfferedAsync(), await ConvenedAsync());
        var branch = Townspeople.Of("BRANCH");
        await town.DoesAsync(branch, number, "minutes", new { came = new[] { "OWNERS", "PROPERTY" }, text = "议定修灯。" });
        await town.DoesAsync(branch, number, "appraise");
        await town.DoesAsync(branch, number, "disclose", new { headline = "修灯", disclosure = "路灯修好了。", disclosedUntil = "2026-03-20" });

        var hung = (await HangingAsync()).ShouldHaveSingleItem();
        (hung.Headline, hung.Text, hung.Unit, hung.Compound).ShouldBe(("修灯", "路灯修好了。", "BRANCH", "XY-01"));
        (await HangingAsync("XY-02")).ShouldBeEmpty();
        (await HangingAsync(on: new DateOnly(2026, 3, 21))).ShouldBeEmpty();
        await town.DoesAsync(Townspeople.Desk, number, "take-down", new { hanging = "1", reason = "写错了" });
        (await HangingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disclosure_names_nobody_of_a_case_on_the_agenda()
    {
        var (offered, number) = (await OfferedAsync(), await ConvenedAsync());
        var branch = Townspeople.Of("BRANCH");
        await town.DoesAsync(branch, number, "add-topic", new { topic = "路灯谁修", fromCase = offered });
        await town.DoesAsync(branch, number, "minutes", new { came = new[] { "OWNERS", "PROPERTY" }, text = "议定修灯。" });
        await town.DoesAsync(branch, number, "appraise");
        await town.ExecuteAsync($"update party set name = '陈桂芳' where case_id = (select id from case_file where number = '{offered}')");

        var refused = await town.ActAsync(branch, number, "disclose",
            new { headline = "修灯", disclosure = "陈桂芳反映的路灯修好了。", disclosedUntil = "2026-03-20" });

        refused.Refusals.Single().Code.ShouldBe("disclose.names-party");
    }

    private async Task<string> OfferedAsync()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "propose-topic", new { topic = "路灯谁修" });
        return number;
    }

    private async Task<string> ConvenedAsync()
    {
        var request = new TownRequest(TownTables.Schedules,
            "代码,名称,周期,日,时刻,遇休息日,从,地点,对象,单位,类别,内容,状态\nmeeting,例会,每月按日,2,09:30,照常,2026-01-01,月光小区,一件,BRANCH,ZL01-01,例会,在用");
        var keeping = new TownKeeping(town.Source, town.Clock);
        var seen = (await keeping.PreviewAsync(Townspeople.Administrator, request, Ct)).Value;
        seen.Faults.ShouldBeEmpty();
        (await keeping.ApplyAsync(Townspeople.Administrator, request, seen.Town.Edition, "每月例会", Ct)).IsRefused.ShouldBeFalse();
        town.Clock.Advance(TimeSpan.FromHours(1));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        const string number = "LZ2026-000002";
        await town.DoesAsync(Townspeople.Of("BRANCH"), number, "convene", new { council = "pavilion", meetAt = town.Clock.GetUtcNow().AddHours(2).ToString("O"), matter = "本月议题" });
        foreach (var member in new[] { "OWNERS", "PROPERTY" })
            await town.DoesAsync(Townspeople.Of(member), number, "report-in");
        return number;
    }

    private Task<IReadOnlyList<PublicDisclosure>> HangingAsync(string? compound = null, DateOnly? on = null) =>
        new PublicDisclosures(town.Source).ReadAsync(town.Clock.GetUtcNow().AddMinutes(1), on ?? new DateOnly(2026, 3, 3), compound, Ct);
}
