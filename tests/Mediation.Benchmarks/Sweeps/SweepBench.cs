using System.Diagnostics;
using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Desk;
using Mediation.TestKit;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mediation.Benchmarks.Sweeps;

/// <summary>
/// Deadlines swept per second with their real effects (时限扫描吞吐): each is decided by the rules, journalled, told to the
/// unit, and turns the case's light.
/// </summary>
internal static class SweepBench
{
    private const string Database = "sweep";

    private const int Cases = 40_000;

    private const int Batch = 100;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(15);

    public static async Task<string> RunAsync(BenchGround ground)
    {
        await ground.FreshAsync(Database);
        var clock = new TestClock();
        var inForce = new InForce();
        await using (var source = ground.Connect(Database))
        {
            inForce.Replace(await ShippedTown.FoundAsync(source, clock));
            var crowd = await CaseCrowd.AcceptAsync(source, inForce, clock, 86);
            await using var loading = ground.Connect(Database, "-c session_replication_role=replica");
            await crowd.LoadOpenAsync(loading, Cases);
        }
        // Two days later, every case has clocks that nobody has met.
        clock.Advance(TimeSpan.FromDays(2));
        var rows = new List<string>();
        foreach (var sweepers in new[] { 1, 2 })
            rows.Add(await SweepAsync(ground, inForce, clock, sweepers));
        return $"""
            | sweepers | clocks per second | cases per second | journal lines | messages | held intervals |
            |---|---|---|---|---|---|
            {string.Join('\n', rows)}
            """;
    }

    private static async Task<string> SweepAsync(BenchGround ground, InForce inForce, TestClock clock, int sweepers)
    {
        await using var source = ground.Connect(Database);
        var desk = new Desk(source, inForce, clock,
            new Announcer(source, clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);
        await desk.ServeClocksAsync(Batch, CancellationToken.None);
        var before = await EffectsAsync(ground);
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, sweepers).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < Span && await desk.ServeClocksAsync(Batch, CancellationToken.None) > 0)
            {
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var rates = (await EffectsAsync(ground)).Zip(before, (now, then) => ((now - then) / seconds).ToString("0", CultureInfo.InvariantCulture));
        return $"| {sweepers} | {string.Join(" | ", rates)} |";
    }

    private static async Task<long[]> EffectsAsync(BenchGround ground) => (long[])(await ground.ScalarAsync(Database,
        """
        select array[
          (select count(*) from journal_entry where kind = 'rung-served'),
          (select count(distinct (case_id, version)) from journal_entry where kind = 'rung-served'),
          (select count(*) from journal_entry),
          (select count(*) from outbox_message),
          (select count(*) from held_interval)]
        """))!;
}
