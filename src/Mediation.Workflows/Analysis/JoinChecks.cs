using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>
/// Joins that other servers of the same format run differently, or that may be passed over without a word (汇合分歧).
/// </summary>
internal static class JoinChecks
{
    public static void Run(FlowGraph graph, ProblemList problems)
    {
        foreach (var id in graph.Reachable)
        {
            var inbound = graph.ForwardInbound(id);
            if (inbound.Count > 1 && Surprise(graph, graph.Node(id), inbound) is { } why)
                problems.Warn("join-diverges", graph.Node(id).Path, $"{graph.Node(id)} {why}.", id);
        }
    }

    private static string? Surprise(FlowGraph graph, ActivityNode node, IReadOnlyList<Connection> inbound)
    {
        if (node.Type is not FlowJoin)
            return IsUneven(graph, node.Id, inbound)
                ? "merges parallel lines of different length; in token mode it would run more than once"
                : null;
        if (!MayMissLine(graph, inbound))
            return null;
        return node.LiteralText(FlowJoin.Mode) switch
        {
            nameof(FlowJoinMode.WaitAll) =>
                "waits for all lines, but one may not be taken: then it is passed over, and in token mode it hangs",
            nameof(FlowJoinMode.WaitAllActive) => "hangs in token mode when one of its lines isn't taken",
            _ => null,
        };
    }

    /// <summary>True when some choice on the way leads to a part of the lines only.</summary>
    private static bool MayMissLine(FlowGraph graph, IReadOnlyList<Connection> inbound) =>
        graph.Reachable.Any(id => ChoosesAmong(graph, graph.Node(id), inbound));

    private static bool ChoosesAmong(FlowGraph graph, ActivityNode chooser, IReadOnlyList<Connection> inbound)
    {
        var ports = chooser.Type.Ports(chooser);
        if (chooser.Type is FlowFork || ports.Count < 2)
            return false;
        var lines = graph.Outbound(chooser.Id);
        var all = Reached(lines);
        return all.Count > 0 && ports.Any(port =>
        {
            var own = lines.Where(c => c.Port == port).ToList();
            var goesBack = own.Count > 0 && own.TrueForAll(graph.IsBackward);
            return !goesBack && !all.SetEquals(Reached(own));
        });

        HashSet<Connection> Reached(IEnumerable<Connection> from) =>
            [.. inbound.Where(i => from.Any(c => !graph.IsBackward(c) && graph.Follows(c, i)))];
    }

    private static bool IsUneven(FlowGraph graph, string merge, IReadOnlyList<Connection> inbound) =>
        inbound.Select(c => graph.Depth(c.Source)).Distinct().Count() > 1
        && graph.Reachable.Any(id => graph.LeadsTo(id, merge) && graph.ParallelLines(id)
            .Any(lines => lines.Count(c => inbound.Any(i => graph.Follows(c, i))) > 1));
}
