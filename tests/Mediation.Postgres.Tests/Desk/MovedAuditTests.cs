using Mediation.Postgres.Audit;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>A case that went on on another version of its workflow is audited like any other: its move is a part of its history.</summary>
public sealed class MovedAuditTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly object Supervise = new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moved_case_that_goes_on_to_the_end_of_its_workflow_is_whole()
    {
        var number = await MovedAsync();

        await GoOnAsync(number);

        await IsWholeAsync(number);
        (await town.ReadAsync(number)).File.Runs.Single(r => r.DefinitionId == "supervision").Running.ShouldBeFalse();
    }

    [Fact]
    public async Task A_case_whose_move_was_taken_back_is_whole_and_goes_on_where_it_stood()
    {
        var number = await MovedAsync();
        await TakeBackAsync(number);
        await IsWholeAsync(number);

        await GoOnAsync(number);

        await IsWholeAsync(number);
    }

    [Theory]
    [InlineData("update workflow_instance set state = replace(state, '{1}', '{0}'), standing_on = array['{0}'] where state like '%{1}%'", AuditFault.ReplayDiffers)]
    [InlineData("update journal_entry set body = replace(body, '{1}', '{0}') where kind = 'workflow-migrated'", AuditFault.JournalBroken)]
    [InlineData("delete from journal_entry where kind = 'workflow-migrated'", AuditFault.JournalBroken)]
    public async Task A_move_that_was_changed_past_the_desk_is_found(string tampering, AuditFault fault)
    {
        var number = await MovedAsync();
        var (left, taken) = await VersionsAsync(number);

        await town.ExecuteAsync($"{string.Format(null, tampering, left, taken)} and case_id = (select id from case_file where number = '{number}')");

        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldContain(f => f.CaseNumber == number && f.Fault == fault);
    }

    private async Task<string> MovedAsync()
    {
        await town.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        var number = await town.AcceptAsync();
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", Supervise);
        var left = town.InForce.Policy.Workflows.Find("supervision")!.VersionId;
        await town.BringAsync(FailingFlow.Improved());
        await town.DoesAsync(Townspeople.Administrator, number, "move-flow",
            new { fromVersion = left, toVersion = town.InForce.Policy.Workflows.Find("supervision")!.VersionId });
        return number;
    }

    private async Task TakeBackAsync(string number)
    {
        var move = (await MovesAsync(number)).Single();
        await town.DoesAsync(Townspeople.Administrator, number, "undo-move", new { move = move.Id });
    }

    private async Task GoOnAsync(string number)
    {
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "report");
        await town.DoesAsync(Townspeople.Supervisor, number, "accept-report");
    }

    private async Task IsWholeAsync(string number)
    {
        var report = await town.Audit.RunAsync(number, Ct);
        report.Findings.ShouldBeEmpty();
        report.Replayed.ShouldBe((await town.ReadAsync(number)).File.Runs.Count);
        report.Unrecorded.ShouldBe(0);
    }

    private async Task<(string Left, string Taken)> VersionsAsync(string number)
    {
        var move = (await MovesAsync(number)).Single();
        return (move.FromVersionId, move.ToVersionId);
    }

    private async Task<IReadOnlyList<MoveLine>> MovesAsync(string number) =>
        (await new RunRecords(town.Source, town.InForce, town.Clock).FindAsync(Townspeople.Administrator, number, Ct)).Value!.Moves;
}
