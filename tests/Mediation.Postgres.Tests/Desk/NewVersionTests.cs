using Mediation.Postgres.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>A version that was published a moment ago, on a node that hasn't heard of it. 刚发布的版本</summary>
public sealed class NewVersionTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    [Fact]
    public async Task A_case_that_runs_on_it_is_handled_on_every_node()
    {
        var behind = new InForce();
        behind.Replace(town.InForce.Policy);
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        await town.BringAsync(FailingFlow.Improved());
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });

        var answer = await town.NewDesk(town.Source, behind).HandleAsync(Townspeople.Of("URBAN"),
            CaseDatabase.Request(number, "report", new { text = "已整改" }), _ => new StoredAnswer(200, []), TestContext.Current.CancellationToken);

        answer.Refusals.ShouldBeEmpty();
        behind.Policy.Workflows.FindVersion(answer.Value.Decision!.After.Runs[^1].DefinitionVersionId).ShouldBeNull("it has not heard of it still");
    }
}
