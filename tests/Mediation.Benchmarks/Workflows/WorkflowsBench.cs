using System.Diagnostics;
using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Benchmarks.Workflows;

/// <summary>
/// What running workflows costs (流程开销): in memory, warm, on one thread, the best of many short runs by processor time;
/// then loading definitions, many threads at one instance, and acts through the desk.
/// </summary>
internal static class WorkflowsBench
{
    private const int Runs = 120;

    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Span = TimeSpan.FromMilliseconds(50);

    private static readonly WorkflowMachine Machine = new();

    public static async Task<string> RunAsync(BenchGround ground) =>
        $"""
        {InMemory()}

        {ActsBench.Header}
        {await ActsBench.RunAsync(ground)}
        """;

    private static string InMemory()
    {
        const string Stored = "the same, state written as JSON and read back";
        string[] rows =
        [
            Row("start and resume, literal expressions", SixNodes(scripts: false, stored: false), 6, (1_135, 427)),
            Row(Stored, SixNodes(scripts: false, stored: true), 6),
            Row("start and resume, JavaScript", SixNodes(scripts: true, stored: false), 6, (1_056, 532)),
            Row(Stored, SixNodes(scripts: true, stored: true), 6),
            .. new[] { 50, 100, 200, 400 }.Select(n => Row($"a flowchart of {n} steps in a row", Whole(BenchFlows.Chain(n)), n)),
            .. new[] { 1, 10, 100 }.Select(n => Row(
                $"20 diamonds in a row and a line back, {n} round{(n > 1 ? "s" : "")}", Whole(BenchFlows.Diamonds(20, n)), 62 * n)),
        ];
        return $"""
            | in memory | per second of processor time | µs | KB | µs a step | Elsa 3.8: per second | KB |
            |---|---|---|---|---|---|---|
            {string.Join('\n', rows)}

            {Loading()}
            {Exploring()}
            {Threads()}
            """;
    }

    private static Action SixNodes(bool scripts, bool stored)
    {
        var definition = BenchFlows.SixNodes(scripts);
        var host = HostOf(definition);
        return () =>
        {
            var state = Machine.Start(definition, "instance", null, host).State;
            if (stored)
                state = WorkflowStateJson.Read(WorkflowStateJson.Write(state));
            var burst = Machine.Resume(state, state.Bookmarks[0].Id, null, host);
            if (burst.State.Status is not WorkflowStatus.Finished)
                throw new InvalidOperationException(burst.Detail);
            if (stored)
                WorkflowStateJson.Write(burst.State);
        };
    }

    private static Action Whole(WorkflowDefinition definition)
    {
        var host = HostOf(definition);
        return () =>
        {
            var burst = Machine.Start(definition, "instance", null, host);
            if (burst.State is not { Status: WorkflowStatus.Finished, SubStatus: WorkflowSubStatus.Finished })
                throw new InvalidOperationException(burst.Detail);
        };
    }

    private static WorkflowHost HostOf(WorkflowDefinition definition) =>
        new(DateTimeOffset.UnixEpoch, new WorkflowLibrary(definition));

    private static string Row(string what, Action play, int steps, (int Rate, int Kilobytes)? original = null)
    {
        Warmed(play);
        var (best, bytes) = (double.MaxValue, 0L);
        for (var run = 0; run < Runs; run++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var used = Environment.CpuUsage.TotalTime;
            var plays = Play(play, Span);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / plays);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / plays;
        }
        var theirs = original is { } known ? $"{known.Rate} | {known.Kilobytes}" : " | ";
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {1e6 / best:#,0} | {best:0.0} | {bytes / 1024.0:0.0} | {best / steps:0.00} | {theirs} |");
    }

    // By processor time, as what is measured: on a busy machine two seconds by the clock may be nothing.
    private static void Warmed(Action play)
    {
        var before = Environment.CpuUsage.TotalTime;
        while (Environment.CpuUsage.TotalTime - before < Warm)
            Play(play, Span);
    }

    private static long Play(Action play, TimeSpan span)
    {
        var (started, plays) = (Stopwatch.GetTimestamp(), 0L);
        for (; plays == 0 || Stopwatch.GetElapsedTime(started) < span; plays++)
            play();
        return plays;
    }

    private static string Loading()
    {
        const int Count = 1000;
        string[] texts = [.. Enumerable.Range(0, Count).Select(i => BenchFlows.DiamondsText(5, 1, $"loaded-{i}"))];
        var (best, bytes) = (double.MaxValue, 0L);
        for (var run = 0; run < 5; run++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            var library = new WorkflowLibrary(texts.Select(t => WorkflowReader.Read(t, "bench", ActivityCatalog.Standard).Required));
            if (library.Find("loaded-999") is null)
                throw new InvalidOperationException("It was loaded.");
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"Loading {Count:#,0} definitions of 22 activities ({texts[0].Length / 1024.0:0.0} KB each), every check included: {best:0} ms, {bytes / 1024 / Count} KB allocated for each.");
    }

    private static string Exploring()
    {
        const int Waits = 10;
        var definition = BenchFlows.SideBySide(Waits);
        var (best, states) = (double.MaxValue, 0);
        for (var run = 0; run < 5; run++)
        {
            var used = Environment.CpuUsage.TotalTime;
            var answer = SoundnessCheck.Run(definition, new WorkflowLibrary(definition));
            if (answer.Verdict is not SoundnessVerdict.Proved)
                throw new InvalidOperationException($"{answer}");
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
            states = answer.States;
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"Proving {Waits} waits side by side sound, in every order: {states:#,0} states, {states / best:#,0} states per second of processor time.");
    }

    /// <summary>Fifty threads resume the one bookmark of an instance; a state is kept only where it follows the one it came of.</summary>
    private static string Threads()
    {
        var definition = BenchFlows.SixNodes(scripts: false);
        var host = HostOf(definition);
        var kept = Machine.Start(definition, "instance", null, host).State;
        var bookmark = kept.Bookmarks[0].Id;
        var answers = new BurstAnswer[50];
        using var barrier = new Barrier(answers.Length);
        Thread[] threads = [.. Enumerable.Range(0, answers.Length).Select(at => new Thread(() =>
        {
            barrier.SignalAndWait();
            while (true)
            {
                var before = Volatile.Read(ref kept);
                var burst = Machine.Resume(before, bookmark, null, host);
                answers[at] = burst.Answer;
                if (!burst.Advanced || Interlocked.CompareExchange(ref kept, burst.State, before) == before)
                    return;
            }
        }))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return $"Fifty threads resume one instance: {string.Join(", ", answers.CountBy(a => a).Select(a => $"{a.Value} × {a.Key}"))}.";
    }
}
