using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>A loop of a flowchart: the activity that back lines lead to, and all that lies between (循环).</summary>
/// <param name="Header">Where each round begins; every way into the loop passes through it.</param>
/// <param name="BackLines">The lines that begin another round.</param>
/// <param name="Body">Ids of the activities of a round, the header included.</param>
internal sealed record Loop(string Header, IReadOnlyList<Connection> BackLines, IReadOnlySet<string> Body)
{
    public bool IsLeftBy(Connection line) => Body.Contains(line.Source) && !Body.Contains(line.Target);

    /// <summary>The loops of a graph, inner before outer. Back lines into the middle of a branch make none.</summary>
    public static IReadOnlyList<Loop> Of(FlowGraph graph, IEnumerable<Connection> backward) =>
    [
        .. backward.Where(c => graph.Dominates(c.Target, c.Source))
            .GroupBy(c => c.Target)
            .Select(g => new Loop(g.Key, [.. g], BodyOf(graph, g.Key, g.Select(c => c.Source))))
            .OrderBy(l => l.Body.Count),
    ];

    private static HashSet<string> BodyOf(FlowGraph graph, string header, IEnumerable<string> sources)
    {
        var body = new HashSet<string> { header };
        var open = new Stack<string>(sources);
        while (open.TryPop(out var id))
            if (body.Add(id))
                foreach (var line in graph.ForwardInbound(id))
                    open.Push(line.Source);
        return body;
    }
}
