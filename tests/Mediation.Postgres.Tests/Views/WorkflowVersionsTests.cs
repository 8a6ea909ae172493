using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Views;

/// <summary>How many running cases stand on each version of a workflow.</summary>
public sealed class WorkflowVersionsTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_handles_cases_does_not_read_the_policy()
    {
        (await new WorkflowVersions(town.Source).ReadAsync(Townspeople.Of("POLICE"), Ct)).Refusals
            .ShouldHaveSingleItem().Code.ShouldBe("session.not-allowed");
        (await new RuleVersions(town.Source).ReadAsync(Townspeople.Desk, Ct)).Refusals.ShouldHaveSingleItem().Forbidden.ShouldBeTrue();
    }

    [Fact]
    public async Task A_running_case_counts_on_its_main_flow_and_on_the_flow_it_called()
    {
        var before = await RunningAsync();

        await town.AcceptAsync();

        var after = await RunningAsync();
        after["complaint:1"].ShouldBe(before["complaint:1"] + 1);
        after["joint-handling:1"].ShouldBe(before["joint-handling:1"] + 1);
        after["follow-up:1"].ShouldBe(before["follow-up:1"]);
    }

    [Fact]
    public async Task Counting_reads_what_runs_and_not_what_has_ended()
    {
        var number = await town.AcceptAsync("第九盏路灯不亮");
        await town.ExecuteAsync(
            $$"""
            insert into workflow_instance (id, case_id, definition_id, definition_version_id, running, state, standing_on)
            select gen_random_uuid(), c.id, 'complaint', 'complaint:1', n % 100 = 0, '{}',
                   case when n % 100 = 0 then array['complaint:1'] else '{}' end
            from generate_series(1, 200000) as n
            cross join (select id from case_file where number = '{{number}}') c
            """);
        await town.ExecuteAsync("vacuum analyze workflow_instance");

        var plan = await PlanAsync(WorkflowVersions.Running);

        plan.ShouldContain("workflow_instance_running");
        plan.ShouldNotContain("Seq Scan");
        await town.ExecuteAsync($"delete from workflow_instance where state = '{{}}'");
    }

    private async Task<Dictionary<string, long>> RunningAsync() =>
        (await new WorkflowVersions(town.Source).ReadAsync(Townspeople.Administrator, Ct)).Value
            .ToDictionary(line => line.Version.VersionId, line => line.RunningCount);

    private async Task<string> PlanAsync(string sql)
    {
        await using var command = town.Source.CreateCommand($"explain {sql}");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(Ct))
            lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }
}
