using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>A loop of a flowchart: the activity that back lines lead to, and all that lies between (循环).</summary>
/// <param name="Header">Where each round begins; every way into the loop passes through it.</param>
/// <param name="BackLines">The lines that begin another round.</param>
/// <param name="Body">Ids of the activities of a round, the header included.</param>
internal sealed record Loop(string Header, IReadOnlyList<Connection> BackLines, IReadOnlySet<string> Body)
{
    /// <summary>True for an activity of a round, but not for the one it begins with.</summary>
    public bool HasWithin(string id) => id != Header && Body.Contains(id);

    public bool IsLeftBy(Connection line) => Body.Contains(line.Source) && !Body.Contains(line.Target);

    /// <summary>The loops of a graph, inner before outer. Back lines into the middle of a branch make none.</summary>
    public static IReadOnlyList<Loop> Of(FlowGraph graph, IReadOnlyList<Connection> backward)
    {
        var entered = backward.Where(c => graph.Dominates(c.Target, c.Source)).ToList();
        var inner = entered.ToLookup(c => c.Target);
        return
        [
            .. inner.Select(g => new Loop(g.Key, [.. g], BodyOf(graph, inner, g.Key))).OrderBy(l => l.Body.Count),
        ];
    }

    /// <summary>Walked backwards, through the back lines of loops inside too: their rounds lead out by their header.</summary>
    private static HashSet<string> BodyOf(FlowGraph graph, ILookup<string, Connection> backLines, string header)
    {
        var body = new HashSet<string> { header };
        var open = new Stack<string>(backLines[header].Select(c => c.Source));
        while (open.TryPop(out var id))
            if (body.Add(id))
                foreach (var line in graph.ForwardInbound(id).Concat(backLines[id]))
                    open.Push(line.Source);
        return body;
    }
}
