using System.Diagnostics;
using System.Globalization;
using Mediation.Rules.Evaluation;

namespace Mediation.Benchmarks.Rules;

/// <summary>
/// What evaluating rules costs (规则求值开销): warm, on one thread, the best of six runs; then compiling, and a hundred
/// threads on one library. Each call gives the outcome of every rule and is asked for its first hit. Time is the
/// processor's, so that other work on the machine counts little.
/// </summary>
internal static class RulesBench
{
    private const int Runs = 6;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(0.5);

    public static string Run()
    {
        var cold = CompileTime(0, 10);
        var ten = BenchRules.Library(10, typeof(BenchComplaint));
        var dynamic = BenchRules.Library(10, typeof(object));
        var hundred = BenchRules.Library(100, typeof(BenchComplaint));
        var output = BenchRules.Library(10, typeof(BenchComplaint), hasOutput: true);
        var traced = new EvaluationOptions { Trace = true };
        string[] rows =
        [
            Row("10 rules, typed input", ten, [BenchRules.Typed], null, 0.52),
            Row("10 rules, Dictionary", dynamic, [BenchRules.Dictionary], null, null),
            Row("10 rules, ExpandoObject", dynamic, [BenchRules.Expando], null, 0.28),
            Row("10 rules, JsonElement", dynamic, [BenchRules.Element], null, null),
            Row("10 rules, another form of input each time", dynamic, NewForms(), null, null),
            Row("100 rules, typed input", hundred, [BenchRules.Typed], null, 0.072),
            Row("10 rules with an output each", output, [BenchRules.Typed], null, 0.15),
            Row("10 rules, typed, with trace", ten, [BenchRules.Typed], traced, null),
        ];
        var warm = Enumerable.Range(1, Runs).Min(seed => CompileTime(seed, 100));
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            | | million calls per second of processor time | ns per call | bytes per call | RulesEngine 6.0.1 | times that |
            |---|---|---|---|---|---|
            {string.Join('\n', rows)}

            Compiling, to the first result: {cold:0.00} ms per rule in a new process (10 rules), {warm:0.00} ms warm (100 rules).
            A hundred threads on one library of 10 rules: {Threads(ten):0.0} million calls per second in all, every one with the same result.
            """);
    }

    private static string Row(
        string what, RuleLibrary library, object[] inputs, EvaluationOptions? options, double? original)
    {
        RuleArguments[] arguments = [.. inputs.Select(i => new RuleArguments { { "complaint", i } })];
        var (rate, bytes) = (0.0, 0L);
        for (var run = 0; run < Runs; run++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var (calls, seconds) = Spin(library, arguments, options);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / calls;
            rate = Math.Max(rate, calls / seconds);
        }
        var times = original is { } theirs
            ? string.Create(CultureInfo.InvariantCulture, $"{theirs} | {rate / 1e6 / theirs:0.0}")
            : " | ";
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {rate / 1e6:0.00} | {1e9 / rate:0} | {bytes} | {times} |");
    }

    private static (long Calls, double Seconds) Spin(
        RuleLibrary library, RuleArguments[] arguments, EvaluationOptions? options)
    {
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var calls = 0L;
        while (Stopwatch.GetElapsedTime(started) < Span)
            for (var i = 0; i < 512; i++, calls++)
                if (library.Evaluate("wf", arguments[i % arguments.Length], options).Hit is null)
                    throw new InvalidOperationException("A rule of the benchmark holds.");
        return (calls, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }

    private static double CompileTime(int seed, int rules)
    {
        var used = Environment.CpuUsage.TotalTime;
        BenchRules.Library(rules, typeof(BenchComplaint), seed: seed)
            .Evaluate("wf", new() { { "complaint", BenchRules.Typed } });
        return (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / rules;
    }

    /// <summary>Dictionaries each of which has a key that no other has.</summary>
    private static object[] NewForms() =>
        [.. Enumerable.Range(0, 512).Select(i => new Dictionary<string, object?>(BenchRules.Dictionary) { [$"extra{i}"] = i })];

    private static double Threads(RuleLibrary library)
    {
        const int Each = 20_000;
        RuleArguments arguments = new() { { "complaint", BenchRules.Typed } };
        var expected = library.Evaluate("wf", arguments).Hits.Count;
        var started = Stopwatch.GetTimestamp();
        Thread[] threads = [.. Enumerable.Range(0, 100).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
                if (library.Evaluate("wf", arguments).Hit is null) throw new InvalidOperationException("No hit.");
            if (library.Evaluate("wf", arguments).Hits.Count != expected) throw new InvalidOperationException("Other hits.");
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return threads.Length * (double)Each / Stopwatch.GetElapsedTime(started).TotalSeconds / 1e6;
    }
}
