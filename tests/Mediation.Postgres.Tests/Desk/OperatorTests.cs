using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Faults and moves through the desk and the real shelf: what an administrator sees, does and takes back.</summary>
public sealed class OperatorTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static readonly object Supervise = new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RunRecords Runs => new(town.Source, town.InForce, town.Clock);

    [Fact]
    public async Task A_fault_is_listed_mended_tried_again_and_gone()
    {
        var number = await FailedAsync();

        var fault = (await new FaultList(town.Source).ReadAsync(Townspeople.Administrator, Ct)).Value.Single(line => line.Number == number);
        (await new FaultList(town.Source).SeenByAsync(Townspeople.Supervisor, Ct)).ShouldContain(line => line.Number == number);
        (await new FaultList(town.Source).SeenByAsync(Townspeople.Administrator, Ct)).ShouldBeEmpty("an administrator sees no case");
        await town.DoesAsync(Townspeople.Administrator, number, "mend-variable",
            new { variable = await VariableAsync(number), value = """{"pages":3}""" });
        await town.DoesAsync(Townspeople.Administrator, number, "retry-step", new { fault = (await town.ReadAsync(number)).File.Faults.Single().Key });

        fault.Steps.ShouldBe([FailingFlow.Step]);
        (await new FaultList(town.Source).ReadAsync(Townspeople.Administrator, Ct)).Value.ShouldNotContain(line => line.Number == number);
        var after = await town.ReadAsync(number);
        after.File.OpenItems.ShouldContain(w => w.Acts.Contains("accept-report"));
        after.Words.Values.ShouldContain("""{"pages":3}""");
        CaseLaws.BrokenBy(after.Dossier).ShouldBeEmpty();
        (await town.CountAsync($"select count(*) from outbox_message where recipient = 'role:Administrator' and template = 'workflow-faulted'"))
            .ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nobody_else_operates_or_sees_the_runs_and_a_second_press_does_nothing_more()
    {
        var number = await FailedAsync();
        var retry = new { fault = (await town.ReadAsync(number)).File.Faults.Single().Key };
        var key = CaseDatabase.Key($"{Guid.CreateVersion7()}", "retry", Townspeople.Administrator);
        var asked = CaseDatabase.Request(number, "retry-step", retry, key: key);

        (await Runs.FindAsync(Townspeople.Supervisor, number, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await town.ActAsync(Townspeople.Supervisor, number, "retry-step", retry)).Refusals.Single().Code.ShouldBe("act.needs-role");
        (await town.ActAsync(Townspeople.Administrator, number, "note", new { text = "看看" })).Refusals.Single().Code.ShouldBe("case.not-found");
        var first = await town.Desk.HandleAsync(Townspeople.Administrator, asked, _ => new StoredAnswer(200, []), Ct);
        var again = await town.Desk.HandleAsync(Townspeople.Administrator, asked, _ => new StoredAnswer(200, []), Ct);

        first.Value.Decision.ShouldNotBeNull();
        again.Value.Decision.ShouldBeNull();
    }

    [Fact]
    public async Task Running_cases_are_moved_one_by_one_and_a_move_is_taken_back_to_the_letter()
    {
        var (first, second) = (await SupervisedAsync(), await SupervisedAsync());
        var (left, taken) = await ImproveAsync();
        var before = await StateAsync(first);

        var preview = (await Runs.PreviewAsync(Townspeople.Administrator, left, taken, new Dictionary<string, string>(), null, RunRecords.Most, Ct))
            .Value.Items;
        foreach (var candidate in preview.Where(c => c.Moves.All(m => m.Plan.IsPossible)))
            await town.DoesAsync(Townspeople.Administrator, candidate.Dossier.File.Number, "move-flow", new { fromVersion = left, toVersion = taken });
        var moves = (await Runs.MovesToAsync(Townspeople.Administrator, taken, Ct)).Value;
        await town.DoesAsync(Townspeople.Administrator, first, "undo-move", new { move = moves.Single(m => m.Number == first).Id });

        preview.Select(c => c.Dossier.File.Number).ShouldBe([first, second], ignoreOrder: true);
        (await StateAsync(first)).ShouldBe(before);
        var moved = (await town.ReadAsync(second)).File;
        moved.Runs.Single(r => r.DefinitionId == "supervision").DefinitionVersionId.ShouldBe(taken);
        moved.OpenItems.ShouldContain(w => w.Title == "督办：反馈整改情况和照片" && w.Acts.Contains("transferred"));
        (await town.ActAsync(Townspeople.Administrator, first, "undo-move", new { move = moves.Single(m => m.Number == first).Id }))
            .Refusals.Single().Code.ShouldBe("move.unknown");
        (await town.CountAsync($"select count(*) from workflow_instance where running and standing_on @> array['{left}']")).ShouldBe(1);
        (await town.Audit.RunAsync(second, Ct)).Findings.ShouldBeEmpty();
    }

    private async Task<string> FailedAsync()
    {
        var number = await SignedAsync();
        await town.BringAsync(FailingFlow.Definition);
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", Supervise);
        await town.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "report");
        return number;
    }

    private async Task<string> SupervisedAsync()
    {
        var number = await SignedAsync();
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", Supervise);
        return number;
    }

    private async Task<string> SignedAsync()
    {
        var number = await town.AcceptAsync();
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        return number;
    }

    private async Task<(string Left, string Taken)> ImproveAsync()
    {
        var left = town.InForce.Policy.Workflows.Find("supervision")!.VersionId;
        await town.BringAsync(FailingFlow.Improved());
        return (left, town.InForce.Policy.Workflows.Find("supervision")!.VersionId);
    }

    private async Task<string> VariableAsync(string number)
    {
        var record = (await Runs.FindAsync(Townspeople.Administrator, number, Ct)).Value!;
        return new Proceeding(record.Dossier, record.Briefing).Variables()
            .Where(v => v.Variable.Name == FailingFlow.Variable).Select(v => MendVariable.KeyOf(v.Run, v.Variable)).Single();
    }

    private async Task<string> StateAsync(string number)
    {
        var found = await town.ReadAsync(number);
        return WorkflowStateJson.Write(found.Dossier.States[found.File.Runs.Single(r => r.DefinitionId == "supervision").Id]);
    }
}
