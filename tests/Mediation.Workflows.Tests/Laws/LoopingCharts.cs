using FsCheck;
using FsCheck.Fluent;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Laws;

/// <summary>
/// A random flowchart of steps, questions, joins and ends that people and rules lead through, with lines back as well; it
/// may be as unsound as it likes. Charts that the reader refuses are none.
/// </summary>
internal static class LoopingCharts
{
    private static readonly string[] Kinds = ["step", "step", "ask", "line", "all", "active", "any", "end", "event"];

    public static Arbitrary<WorkflowDefinition> Any => (
        from size in Gen.Choose(2, 8)
        from kinds in Gen.Elements(Kinds).ListOf(size)
        from parents in Gen.Choose(0, 1000).ListOf(size - 1)
        from more in Gen.Choose(0, 1000).Two().ListOf(3)
        from ports in Gen.Elements("x", "y").ListOf(size + 3)
        let sketch = Build([.. kinds], parents, more, [.. ports])
        let definition = sketch.Reading().Definition
        where definition is not null
        select definition).ToArbitrary();

    private static Sketch Build(
        List<string> kinds, IEnumerable<int> parents, IEnumerable<(int From, int To)> more, string[] ports)
    {
        var sketch = new Sketch();
        foreach (var (index, kind) in kinds.Index())
            _ = kind switch
            {
                "step" => sketch.Step($"n{index}", "x", "y"),
                "ask" => sketch.Ask($"n{index}", "x", "y"),
                "all" => sketch.Join($"n{index}", "WaitAll"),
                "active" => sketch.Join($"n{index}", "WaitAllActive"),
                "any" => sketch.Join($"n{index}", "WaitAny"),
                "end" => sketch.Add("Elsa.End", $"n{index}"),
                "event" => sketch.Event($"n{index}"),
                _ => sketch.Line($"n{index}"),
            };
        var lines = parents.Select((p, i) => (From: p % (i + 1), To: i + 1))
            .Concat(more.Select(m => (From: m.From % kinds.Count, To: m.To % kinds.Count)))
            .Where(l => l.From != l.To).Distinct();
        return sketch.Connect(string.Join(' ', lines.Select((l, i) =>
            $"n{l.From}:{(kinds[l.From] is "step" or "ask" ? ports[i] : "Done")}>n{l.To}")));
    }
}
