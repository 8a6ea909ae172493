using FsCheck;
using FsCheck.Fluent;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Laws;

/// <summary>A random acyclic flowchart: lines lead from lower to higher numbers, and every step has one in.</summary>
internal sealed record Chart(IReadOnlyList<string> Kinds, IReadOnlyList<(int From, int To, string Port)> Lines)
{
    private static readonly string[] AllKinds =
        ["line", "event", "yes", "no", "all", "active", "line", "any"];

    /// <summary>Charts without races, whose outcome doesn't depend on the order of events.</summary>
    public static Arbitrary<Chart> Steady => Of(AllKinds[..^1]);

    public static Arbitrary<Chart> Any => Of(AllKinds);

    public Sketch Sketch()
    {
        var sketch = new Sketch();
        foreach (var (index, kind) in Kinds.Index())
            _ = kind switch
            {
                "event" => sketch.Event($"n{index}"),
                "yes" or "no" => sketch.Decision($"n{index}", kind is "yes"),
                "all" => sketch.Join($"n{index}", "WaitAll"),
                "active" => sketch.Join($"n{index}", "WaitAllActive"),
                "any" => sketch.Join($"n{index}", "WaitAny"),
                _ => sketch.Line($"n{index}"),
            };
        return sketch.Connect(string.Join(' ', Lines.Select(l => $"n{l.From}:{l.Port}>n{l.To}")));
    }

    /// <summary>The steps that run, by the meaning of joins alone: no counters, no queue.</summary>
    public IReadOnlySet<string> Runs()
    {
        var runs = new bool[Kinds.Count];
        runs[0] = true;
        for (var at = 1; at < Kinds.Count; at++)
        {
            var followed = Lines.Where(l => l.To == at).Select(l => runs[l.From] && Follows(l)).ToList();
            runs[at] = Kinds[at] is "all" ? followed.TrueForAll(f => f) : followed.Contains(true);
        }
        return runs.Index().Where(r => r.Item).Select(r => $"n{r.Index}").ToHashSet();
    }

    private bool Follows((int From, int To, string Port) line) => Kinds[line.From] switch
    {
        "yes" => line.Port is "True",
        "no" => line.Port is "False",
        _ => true,
    };

    private static Arbitrary<Chart> Of(string[] kinds) => (
        from size in Gen.Choose(2, 12)
        from inner in Gen.Elements(kinds).ListOf(size - 1)
        from parents in Gen.Choose(0, 1000).ListOf(size - 1)
        from more in Gen.Choose(0, 1000).Two().ListOf(size)
        from truths in Gen.Elements("True", "False").ListOf(size * 2)
        select Build(["line", .. inner], parents, more, new Queue<string>(truths))).ToArbitrary();

    private static Chart Build(
        IReadOnlyList<string> kinds, IEnumerable<int> parents, IEnumerable<(int, int)> more, Queue<string> truths)
    {
        var pairs = parents.Select((p, i) => (From: p % (i + 1), To: i + 1))
            .Concat(more.Select(m => (From: m.Item1 % kinds.Count, To: m.Item2 % kinds.Count)))
            .Where(l => l.From < l.To).Distinct();
        return new Chart(kinds, [.. pairs.Select(l => (l.From, l.To, kinds[l.From] is "yes" or "no"
            ? truths.Dequeue()
            : "Done"))]);
    }
}
