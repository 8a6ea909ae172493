using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.TestKit;
using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Views;

/// <summary>What screens ask at a hundred thousand cases and at a million (百万案卷下的查询), a fifth of them open: each view as its screen calls it.</summary>
internal static class ViewBench
{
    private const int Calls = 200;

    public static async Task<string> RunAsync(BenchGround ground)
    {
        var few = await AskAsync(ground, new YearsOfCases(100_000));
        var many = await AskAsync(ground, new YearsOfCases(1_000_000));
        return $"""
            | question | 100,000 cases: p50 ms | p99 ms | 1,000,000 cases: p50 ms | p99 ms | slowest of {Calls} | p50 grew |
            |---|---|---|---|---|---|---|
            {string.Join('\n', few.Zip(many, Row))}
            """;
    }

    private static string Row((string Question, Timings Times) few, (string Question, Timings Times) many) => string.Create(CultureInfo.InvariantCulture,
        $"| {few.Question} | {few.Times.P50} | {few.Times.P99} | {many.Times.P50} | {many.Times.P99} | {many.Times.Most} | {many.Times.Middle / few.Times.Middle:0.0} times |");

    private static async Task<IReadOnlyList<(string Question, Timings Times)>> AskAsync(BenchGround ground, YearsOfCases years)
    {
        await using var source = ground.Connect(await years.EnsureAsync(ground));
        // The afternoon of the day on which the originals were accepted.
        var clock = new TestClock(new TestClock().GetUtcNow().AddHours(8));
        var inForce = new InForce();
        inForce.Replace(new Policy(ShippedPolicy.Rules, await new WorkflowShelf(source, clock).LibraryAsync(CancellationToken.None),
            ShippedPolicy.Town, ShippedPolicy.Places, ShippedPolicy.Calendar));

        var answered = new List<(string Question, Timings Times)>();
        foreach (var (question, ask) in new Questions(source, years, inForce, clock).All)
        {
            answered.Add((question, await Timings.OfAsync(Calls, ask)));
            Console.WriteLine($"{years.Cases}: {question}: {answered[^1].Times.P50}, {answered[^1].Times.P99}");
        }
        return answered;
    }
}
