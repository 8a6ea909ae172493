using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Clocks that fell due, served by any number of nodes.</summary>
public sealed class SweepTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_at_once_serve_each_rung_exactly_once()
    {
        var numbers = new List<string>();
        for (var at = 0; at < 12; at++)
            numbers.Add(await town.AcceptAsync($"第{at}盏路灯不亮"));
        await using var elsewhere = NpgsqlDataSource.Create(town.ConnectionString);
        var other = town.NewDesk(elsewhere);
        town.Clock.Advance(TimeSpan.FromDays(25));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(node => Task.Run(async () =>
        {
            while (await (node % 2 == 0 ? town.Desk : other).ServeClocksAsync(7, Ct) > 0)
            {
            }
        })));
        while (await town.Desk.ServeClocksAsync(100, Ct) > 0)
        {
        }

        (await town.Desk.CountDueAsync(Ct)).ShouldBe(0);
        foreach (var number in numbers)
        {
            var rungs = (await town.ReadAsync(number)).Journal.Select(l => l.Event).OfType<RungServed>().ToList();
            rungs.ShouldNotBeEmpty();
            rungs.GroupBy(r => r.Deadline).ShouldAllBe(g => g.Select(r => r.Rung).SequenceEqual(Enumerable.Range(1, g.Count())));
        }
    }

    [Fact]
    public async Task A_stop_that_ends_by_itself_is_written_once_however_many_sweeps_come()
    {
        var number = await town.AcceptAsync();
        var signed = await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        var handling = signed.After.Deadlines.Find(d => d.Kind == "handling")!.Id;
        var until = DateOnly.FromDateTime(town.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(1);
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "stop-clock",
            new { deadline = handling, ground = "awaiting-material", until = until.ToString("yyyy-MM-dd", null) });
        (await town.CountAsync($"select count(*) from deadline where id = '{handling}' and state = 'stopped'")).ShouldBe(1);
        town.Clock.Advance(TimeSpan.FromDays(2));
        await using var elsewhere = NpgsqlDataSource.Create(town.ConnectionString);

        await Task.WhenAll(new[] { town.Desk, town.NewDesk(elsewhere) }.Select(desk => Task.Run(async () =>
        {
            while (await desk.ServeClocksAsync(20, Ct) > 0)
            {
            }
        })));
        while (await town.Desk.ServeClocksAsync(20, Ct) > 0)
        {
        }

        (await town.ReadAsync(number)).Journal.Select(l => l.Event).OfType<DeadlineChanged>().Where(e => e.Deadline == handling)
            .Select(e => e.Change).OfType<StopExpired>().ShouldHaveSingleItem();
        (await town.CountAsync($"select count(*) from deadline where id = '{handling}' and state = 'stopped'")).ShouldBe(0);
        (await town.CountAsync($"select count(*) from outbox_message where template = 'clock-resumed' and arguments ->> 'number' = '{number}'"))
            .ShouldBe(1);
    }

    [Fact]
    public async Task A_clock_that_the_row_calls_due_too_early_is_put_right_and_not_served()
    {
        var number = await town.AcceptAsync();
        var before = (await town.ReadAsync(number)).File.Version;
        await town.ExecuteAsync(
            $"update deadline set next_at = '2026-01-01' where case_id = (select id from case_file where number = '{number}')");

        (await town.Desk.ServeClocksAsync(10, Ct)).ShouldBeGreaterThan(0);

        (await town.Desk.CountDueAsync(Ct)).ShouldBe(0);
        (await town.ReadAsync(number)).File.Version.ShouldBe(before);
    }

    [Fact]
    public async Task One_case_that_cannot_be_served_keeps_no_other_from_it()
    {
        var broken = await town.AcceptAsync();
        var sound = await town.AcceptAsync();
        await town.ExecuteAsync($"update deadline set body = '[]' where case_id = (select id from case_file where number = '{broken}')");
        town.Clock.Advance(TimeSpan.FromDays(25));

        while (await town.Desk.ServeClocksAsync(100, Ct) > 0)
        {
        }

        (await town.ReadAsync(sound)).Journal.Select(l => l.Event).OfType<RungServed>().ShouldNotBeEmpty();
        await town.ExecuteAsync($"delete from deadline where case_id = (select id from case_file where number = '{broken}')");
    }
}
