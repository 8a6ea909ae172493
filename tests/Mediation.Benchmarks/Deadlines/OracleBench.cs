using System.Diagnostics;
using System.Globalization;
using Mediation.TestKit.Clocks;

namespace Mediation.Benchmarks.Deadlines;

/// <summary>A million random lives of clocks, told to the product and to an oracle that walks every minute (时限对照).</summary>
internal static class OracleBench
{
    private const int Histories = 1_000_000;

    // Those of ./test are others.
    private const int FirstSeed = 1_000_000;

    private const int Shown = 20;

    public static string Run()
    {
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var steps = new Dictionary<(string Deed, bool Taken), int>();
        var disagreements = new List<string>();
        long walked = 0;
        var apart = new Lock();
        Parallel.For(0, Histories, () => (Steps: new Dictionary<(string Deed, bool Taken), int>(), Faults: new List<string>()),
            (at, _, mine) =>
            {
                var before = MinuteClock.Walked;
                if (ClockTale.Disagreement(FirstSeed + at, mine.Steps) is { } fault)
                    mine.Faults.Add(fault);
                Interlocked.Add(ref walked, MinuteClock.Walked - before);
                return mine;
            },
            mine =>
            {
                lock (apart)
                {
                    foreach (var (step, times) in mine.Steps)
                        steps[step] = steps.GetValueOrDefault(step) + times;
                    disagreements.AddRange(mine.Faults);
                }
            });
        foreach (var fault in disagreements.Take(Shown))
            Console.WriteLine(fault);
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            {Histories:N0} histories, {steps.Values.Sum():N0} steps, {walked / 1e9:0.0} billion minutes walked in {seconds:0} s of processor time: **{disagreements.Count:N0} disagreements**.

            | step | taken | refused |
            |---|---|---|
            {string.Join('\n', steps.Keys.Select(step => step.Deed).Distinct().Order(StringComparer.Ordinal).Select(deed => Row(steps, deed)))}
            """);
    }

    private static string Row(Dictionary<(string Deed, bool Taken), int> steps, string deed) => string.Create(CultureInfo.InvariantCulture,
        $"| {deed} | {steps.GetValueOrDefault((deed, true)):N0} | {steps.GetValueOrDefault((deed, false)):N0} |");
}
