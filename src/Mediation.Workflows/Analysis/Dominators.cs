namespace Mediation.Workflows.Analysis;

/// <summary>
/// Immediate dominators of an acyclic graph: one pass in topological order, after Cooper, Harvey and Kennedy,
/// "A Simple, Fast Dominance Algorithm" (2001).
/// </summary>
internal static class Dominators
{
    /// <summary>The immediate dominator of every activity but the start, which dominates itself.</summary>
    public static Dictionary<string, string> Of(
        string start, IReadOnlyList<string> topological, Func<string, IEnumerable<string>> predecessors)
    {
        var rank = topological.Index().ToDictionary(p => p.Item, p => p.Index);
        var dominators = new Dictionary<string, string> { [start] = start };
        foreach (var id in topological)
            if (id != start)
                dominators[id] = predecessors(id).Aggregate((a, b) => Meet(a, b));
        return dominators;

        string Meet(string a, string b)
        {
            while (a != b)
            {
                if (rank[a] > rank[b])
                    a = dominators[a];
                else
                    b = dominators[b];
            }
            return a;
        }
    }
}
