using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Views;

/// <summary>What screens ask, at a million cases (百万案卷下的查询): each view as its screen calls it.</summary>
internal static class ViewBench
{
    private const int Calls = 200;

    public static async Task<string> RunAsync(BenchGround ground)
    {
        await using var source = ground.Connect(await MillionCases.EnsureAsync(ground));
        // The afternoon of the day on which the originals were accepted.
        var clock = new TestClock(new TestClock().GetUtcNow().AddHours(8));
        var inForce = new InForce();
        inForce.Replace(new Policy(ShippedPolicy.Rules, await new WorkflowShelf(source, clock).LibraryAsync(CancellationToken.None),
            ShippedPolicy.Town, ShippedPolicy.Places, ShippedPolicy.Calendar));

        var rows = new List<string>();
        foreach (var (question, ask) in new Questions(source, inForce, clock).All)
        {
            var times = await Timings.OfAsync(Calls, ask);
            rows.Add($"| {question} | {times.P50} | {times.P99} | {times.Most} |");
            Console.WriteLine(rows[^1]);
        }
        return $"""
            | question | p50 ms | p99 ms | slowest of {Calls} |
            |---|---|---|---|
            {string.Join('\n', rows)}
            """;
    }
}
