using Mediation.Casework.Journal;
using Mediation.Postgres.Audit;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Workflows that wait for a moment: a row each, woken once by any number of nodes, whatever breaks.</summary>
public sealed class WaitTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_at_once_let_each_workflow_go_on_exactly_once()
    {
        var numbers = new List<string>();
        for (var at = 0; at < 6; at++)
            numbers.Add(await WaitingAsync());
        await using var elsewhere = NpgsqlDataSource.Create(town.ConnectionString);
        (await RowsAsync(numbers[0])).ShouldBe(1);
        town.Clock.Advance(TimeSpan.FromDays(2));
        (await town.Desk.CountDueAsync(Ct)).ShouldBeGreaterThanOrEqualTo(6);

        await Task.WhenAll(new[] { town.Desk, town.NewDesk(elsewhere) }.Select(desk => Task.Run(() => ServeAllAsync(desk))));
        await ServeAllAsync(town.Desk);

        foreach (var number in numbers)
        {
            var record = await town.ReadAsync(number);
            record.Journal.Select(l => l.Event).OfType<WaitEnded>().ShouldHaveSingleItem();
            record.File.OpenItems.ShouldContain(w => w.Acts.Contains("accept-report"));
            (await RowsAsync(number)).ShouldBe(0);
            CaseLaws.BrokenBy(record.Dossier).ShouldBeEmpty();
            (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Wherever_the_line_breaks_while_a_wait_is_served_it_is_served_once()
    {
        await ServeAllAsync(town.Desk);
        for (var request = 1; request <= 8; request++)
        {
            foreach (var afterwards in (bool[])[false, true])
            {
                var number = await WaitingAsync();
                town.Clock.Advance(TimeSpan.FromDays(2));
                await town.BreakingAsync(request, afterwards, desk => desk.ServeClocksAsync(100, Ct));
                await ServeAllAsync(town.Desk);

                var record = await town.ReadAsync(number);
                record.Journal.Select(l => l.Event).OfType<WaitEnded>().ShouldHaveSingleItem($"broken at {request}, {afterwards}");
                (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("delete from workflow_wait where true")]
    [InlineData("update workflow_wait set due_at = due_at + interval '1 day' where true")]
    [InlineData("update workflow_wait set bookmark = 'b999' where true")]
    public async Task A_wait_that_would_wake_too_late_or_never_is_found(string tampering)
    {
        var number = await WaitingAsync();
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();

        await town.ExecuteAsync($"{tampering} and case_id = (select id from case_file where number = '{number}')");

        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldContain(f => f.Fault == AuditFault.WaitAsleep);
        await town.ExecuteAsync($"delete from workflow_wait where case_id = (select id from case_file where number = '{number}')");
    }

    [Fact]
    public async Task A_row_that_calls_a_wait_over_too_early_is_put_right_and_nothing_is_served()
    {
        var number = await WaitingAsync();
        var before = (await town.ReadAsync(number)).File.Version;
        await town.ExecuteAsync(
            $"update workflow_wait set due_at = '2026-01-01' where case_id = (select id from case_file where number = '{number}')");

        (await town.Desk.ServeClocksAsync(10, Ct)).ShouldBeGreaterThan(0);

        (await town.ReadAsync(number)).File.Version.ShouldBe(before);
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workflow_that_goes_round_without_waiting_long_does_not_keep_the_sweep()
    {
        var number = await WaitingAsync(InsertedStep.Activity("Elsa.Delay", InsertedStep.Input("timeSpan", "TimeSpan", "-1.00:00:00")));

        (await town.CountAsync($"select count(*) from workflow_wait where due_at > '{town.Clock.GetUtcNow():O}' and case_id = (select id from case_file where number = '{number}')"))
            .ShouldBe(1);
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    private async Task<string> WaitingAsync(string? activity = null)
    {
        var number = await town.AcceptAsync();
        foreach (var share in (await town.ReadAsync(number)).File.Assignments)
            await town.DoesAsync(Townspeople.Of(share.Unit), number, "sign-for");
        await town.BringAsync(InsertedStep.Of(activity ?? InsertedStep.TwoDays));
        await town.DoesAsync(Townspeople.Supervisor, number, "supervise", new { leader = "张副镇长", until = "2026-12-20", text = "限期整改" });
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "report");
        return number;
    }

    private static async Task ServeAllAsync(Postgres.Desk.Desk desk)
    {
        while (await desk.ServeClocksAsync(100, Ct) > 0)
        {
        }
    }

    private Task<long> RowsAsync(string number) =>
        town.CountAsync($"select count(*) from workflow_wait where case_id = (select id from case_file where number = '{number}')");
}
