using System.Diagnostics;
using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Desk;
using Mediation.TestKit;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Benchmarks.Sweeps;

/// <summary>
/// A hundred thousand deadlines due at the same second (时限风暴): cases accepted on one day, whose first-response, sign-for and other
/// clocks of one working day all end when the stations close on the next. Everything due before was served; at the stroke each clock is
/// served once, with journal, notices and lights, while people go on acting on the same cases.
/// </summary>
internal static class StormBench
{
    private const int Deadlines = 100_000;

    private const int Warming = 10_000;

    private const int Batch = 200;

    private const int Sweepers = 2;

    private const int Originals = 86;

    private const string StillDue = "select count(*) from deadline where next_at <= '2026-03-03T17:30+08:00'";

    private const string DueAtTheStroke =
        "select count(*) from deadline where next_at > '2026-03-03T17:29:59+08:00' and next_at <= '2026-03-03T17:30+08:00'";

    private static readonly DateTimeOffset Closing = new(2026, 3, 3, 17, 30, 0, TimeSpan.FromHours(8));

    public static async Task<string> RunAsync(BenchGround ground)
    {
        await StormAsync(await ReadyAsync(ground, "storm_warming", Warming), null);
        var storm = await StormAsync(await ReadyAsync(ground, "storm", Deadlines), new PeopleAtWork());
        return $"{storm}\n{await TriggersAsync(ground)}";
    }

    private static async Task<string> TriggersAsync(BenchGround ground)
    {
        const string database = "storm_triggers";
        await ground.FreshAsync(database);
        var processor = (Own: Process.GetCurrentProcess().TotalProcessorTime, Server: BenchGround.ProcessorTime());
        var (scheduling, firing) = await QuartzTriggers.RunAsync(ground.Reach(database), Deadlines, Batch);
        var own = (Process.GetCurrentProcess().TotalProcessorTime - processor.Own).TotalMilliseconds;
        var server = (BenchGround.ProcessorTime() - processor.Server).TotalMilliseconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            | beside it: one-off Quartz triggers due at one second, {Deadlines:N0}, whose jobs do nothing: fired per second | {Deadlines / firing:N0} |
            | their scheduling, which a clock doesn't need: per second | {Deadlines / scheduling:N0} |
            | processor time for a trigger, scheduled and fired, program and PostgreSQL | {own / Deadlines:0.000} and {server / Deadlines:0.000} ms |
            """);
    }

    private static async Task<Ready> ReadyAsync(BenchGround ground, string database, int deadlines)
    {
        await ground.FreshAsync(database);
        var (clock, inForce) = (new TestClock(), new InForce());
        await using var source = ground.Connect(database);
        inForce.Replace(await ShippedTown.FoundAsync(source, clock));
        var desk = DeskOf(source, inForce, clock);
        var crowd = await CaseCrowd.AcceptAsync(source, inForce, clock, Originals, async () =>
        {
            clock.MoveTo(Closing.AddSeconds(-1));
            while (await desk.ServeClocksAsync(Batch, CancellationToken.None) > 0)
            {
            }
        });
        var each = await CountAsync(ground, database, DueAtTheStroke);
        var cases = (int)(deadlines * Originals / each);
        await using var loading = ground.Connect(database, "-c session_replication_role=replica");
        await crowd.LoadOpenAsync(loading, cases);
        return new Ready(ground, database, inForce, clock, cases);
    }

    private static async Task<string> StormAsync(Ready ready, PeopleAtWork? people)
    {
        var (ground, database, inForce, clock, cases) = ready;
        await using var source = ground.Connect(database);
        var desk = DeskOf(source, inForce, clock);
        var due = await CountAsync(ground, database, DueAtTheStroke);
        clock.MoveTo(Closing);
        var before = await EffectsAsync(ground, database);
        var processor = (Own: Process.GetCurrentProcess().TotalProcessorTime, Server: BenchGround.ProcessorTime());
        using var over = new CancellationTokenSource();
        var working = people?.WorkAsync(ready, over.Token);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Sweepers).Select(_ => Task.Run(async () =>
        {
            while (await desk.ServeClocksAsync(Batch, CancellationToken.None) > 0)
            {
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var own = (Process.GetCurrentProcess().TotalProcessorTime - processor.Own).TotalMilliseconds;
        var server = (BenchGround.ProcessorTime() - processor.Server).TotalMilliseconds;
        await over.CancelAsync();
        if (working is not null)
            await working;
        var made = (await EffectsAsync(ground, database)).Zip(before, (now, then) => now - then).ToArray();
        var left = await CountAsync(ground, database, StillDue);
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            | | |
            |---|---|
            | clocks due at the same second, in {cases:N0} cases | {due:N0} |
            | rungs served, journalled; of them twice | {made[0]:N0}; {made[0] - made[1]:N0} |
            | still due afterwards | {left:N0} |
            | journal lines, messages, intervals of lights | {made[2]:N0}, {made[3]:N0}, {made[4]:N0} |
            | seconds, by {Sweepers} sweepers with batches of {Batch} | {seconds:0.0} |
            | **clocks per second** | **{made[0] / seconds:N0}** |
            | processor time for a clock, program and PostgreSQL | {own / made[0]:0.000} and {server / made[0]:0.000} ms |
            {people}
            """);
    }

    private static Desk DeskOf(NpgsqlDataSource source, InForce inForce, TimeProvider clock) => new(
        source, inForce, clock, new Announcer(source, clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);

    private static async Task<long> CountAsync(BenchGround ground, string database, string sql) =>
        (long)(await ground.ScalarAsync(database, sql))!;

    private static async Task<long[]> EffectsAsync(BenchGround ground, string database) => (long[])(await ground.ScalarAsync(database,
        """
        select array[
          (select count(*) from journal_entry where kind = 'rung-served'),
          (select count(distinct (case_id, body::jsonb ->> 'deadline', body::jsonb ->> 'effect')) from journal_entry where kind = 'rung-served'),
          (select count(*) from journal_entry where act = 'serve-clock'),
          (select count(*) from outbox_message),
          (select count(*) from held_interval)]
        """))!;

    /// <summary>A database at the second before the storm.</summary>
    internal sealed record Ready(BenchGround Ground, string Database, InForce InForce, TestClock Clock, int Cases);
}
