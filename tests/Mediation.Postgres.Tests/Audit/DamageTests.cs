using Mediation.Postgres.Audit;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Damages;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Audit;

/// <summary>Whatever is done to what is stored is found by the next round, and where the journal is whole, undone.</summary>
public sealed class DamageTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Damage.All.Select(damage => damage.Name)];

    private AuditRounds Rounds => new(town.Source, town.InForce, town.Clock);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_found_by_the_next_round_and_mended_from_the_journal(string name)
    {
        var damage = Damage.All.Single(each => each.Name == name);
        var number = await CaseAsync();

        await DoAsync(damage, number);
        await RoundAsync();

        var found = await FoundAsync(number);
        found.ShouldContain(finding => finding.Fault == damage.Fault);
        var answer = await town.Desk.PutRightAsync(Townspeople.Administrator, number, "按流水整理", Ct);
        if (AuditRemedies.Of(damage.Fault) is not AuditRemedy.PutRight)
        {
            await CleanUpAsync(number);
            return;
        }
        answer.Refusals.ShouldBeEmpty();
        await RoundAsync();
        (await FoundAsync(number)).ShouldBeEmpty();
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
        await GoesOnAsync(number);
    }

    [Fact]
    public async Task A_whole_case_is_left_alone_and_a_second_round_finds_what_the_first_did()
    {
        var number = await CaseAsync();
        await RoundAsync();
        (await FoundAsync(number)).ShouldBeEmpty();
        await DoAsync(Damage.All.Single(each => each.Name == "the stage is set by hand"), number);
        await RoundAsync();
        var first = (await Rounds.FindingsAsync(100, Ct)).Listed;

        town.Clock.Advance(TimeSpan.FromMinutes(1));
        await RoundAsync();

        (await Rounds.FindingsAsync(100, Ct)).Listed.ShouldBe(first);
        await town.Desk.PutRightAsync(Townspeople.Administrator, number, "按流水整理", Ct);
        await RoundAsync();
    }

    [Fact]
    public async Task A_journal_without_a_case_is_found()
    {
        var number = await CaseAsync();
        foreach (var table in new[] { "workflow_wait", "workflow_instance", "work_item", "assignment", "deadline", "ruling", "document", "party", "statement",
            "complaint_place", "held_interval", "board_interval", "paper", "outbox_message" })
            await town.ExecuteAsync($"delete from {table} where case_id = (select id from case_file where number = '{number}')");
        await town.ExecuteAsync("alter table journal_entry drop constraint journal_entry_case_id_fkey");
        await town.ExecuteAsync($"delete from case_file where number = '{number}'");

        await RoundAsync();

        (await FoundAsync(number)).ShouldHaveSingleItem().Fault.ShouldBe(AuditFault.CaseLost);
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldContain(new AuditFinding(number, AuditFault.CaseLost, "journal"));
        await town.ExecuteAsync($"delete from journal_entry where case_id not in (select id from case_file)");
        await RoundAsync();
        (await FoundAsync(number)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_an_administrator_puts_a_case_right_and_only_when_its_journal_is_whole()
    {
        var number = await CaseAsync();

        (await town.Desk.PutRightAsync(Townspeople.Supervisor, number, "试试", Ct)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("session.not-allowed");
        (await town.Desk.PutRightAsync(Townspeople.Administrator, "LZ1900-000001", "试试", Ct)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("case.not-found");
        await DoAsync(Damage.All[1], number);
        (await town.Desk.PutRightAsync(Townspeople.Administrator, number, "试试", Ct)).Refusals.ShouldHaveSingleItem().Code.ShouldBe("audit.journal-not-whole");
        await CleanUpAsync(number);
    }

    // A workflow that couldn't go on has ended, and a supervisor decides; otherwise the units go on.
    private async Task GoesOnAsync(string number)
    {
        var stored = await town.ReadAsync(number);
        CaseLaws.BrokenBy(stored.Dossier).ShouldBeEmpty();
        var item = stored.File.OpenItems.First();
        if (item.Unit == "URBAN")
            await town.DoesAsync(Townspeople.Of("URBAN"), number, "contact", new { how = "电话", text = "已联系" });
        else
            await town.DoesAsync(Townspeople.Supervisor, number, item.Acts[0]);
    }

    private async Task<string> CaseAsync()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        await town.DoesAsync(Townspeople.Desk, number, "make-paper", new { paper = "receipt" });
        return number;
    }

    private Task DoAsync(Damage damage, string number) => town.ExecuteAsync(damage.On(number));

    private Task<int> RoundAsync() => Rounds.GoOnAsync(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), Ct);

    private async Task<IReadOnlyList<AuditFinding>> FoundAsync(string number) =>
        [.. (await Rounds.FindingsAsync(1000, Ct)).Listed.Select(kept => kept.Finding).Where(finding => finding.CaseNumber == number)];

    // What can't be mended must not be found by the other tests of the class.
    private async Task CleanUpAsync(string number)
    {
        var id = $"(select id from case_file where number = '{number}')";
        foreach (var table in new[] { "workflow_wait", "workflow_instance", "work_item", "assignment", "deadline", "ruling", "document", "party", "statement",
            "complaint_place", "held_interval", "board_interval", "paper", "outbox_message", "journal_entry" })
            await town.ExecuteAsync($"delete from {table} where case_id = {id}");
        await town.ExecuteAsync($"delete from case_file where number = '{number}'");
        await town.ExecuteAsync($"update audit_finding set gone_at = seen_at where number = '{number}'");
    }
}
