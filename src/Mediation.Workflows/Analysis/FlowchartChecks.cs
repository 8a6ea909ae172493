using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>Checks one flowchart: ports, start, reach, back edges, and joins that may surprise.</summary>
internal static class FlowchartChecks
{
    public static void Run(ActivityNode flowchart, FlowchartMode mode, ProblemList problems)
    {
        if (FlowGraph.StartOf(flowchart, trigger: null) is not { } start)
            return;
        var graph = FlowGraph.Of(flowchart, start.Id);
        CheckPorts(flowchart, problems);
        CheckStart(flowchart, problems);
        CheckReach(flowchart, graph, problems);
        if (mode is FlowchartMode.Counter)
            CheckBackEdges(flowchart, graph, problems);
        JoinChecks.Run(graph, problems);
        EndChecks.Run(graph, problems);
    }

    private static void CheckPorts(ActivityNode flowchart, ProblemList problems)
    {
        var nodes = flowchart.Children.ToDictionary(c => c.Node.Id, c => c.Node);
        foreach (var connection in flowchart.Connections)
        {
            var source = nodes[connection.Source];
            if (source.Type is NotFound || !source.Type.NamesPorts(source))
                continue;
            var ports = source.Type.Ports(source);
            if (ports.Contains(connection.Port ?? ActivityType.Done))
                continue;
            if (connection.Port is null)
                problems.Warn("connection-port", source.Path,
                    $"A line of {source} has no port; it ends with {string.Join(", ", ports)}.",
                    source.Id, string.Join(", ", ports));
            else
                problems.Warn("connection-port", source.Path,
                    $"{source} never ends with '{connection.Port}'; it ends with {string.Join(", ", ports)}.",
                    source.Id, connection.Port, string.Join(", ", ports));
        }
    }

    private static void CheckStart(ActivityNode flowchart, ProblemList problems)
    {
        var nodes = flowchart.Children.Select(c => c.Node).ToList();
        if (nodes.Exists(n => n.Type is Start || n.CanStartWorkflow))
            return;
        var targets = flowchart.Connections.Select(c => c.Target).ToHashSet();
        var candidates = nodes.Where(n => !targets.Contains(n.Id)).Select(n => n.Id).ToList();
        if (candidates.Count > 1)
            problems.Warn("start-ambiguous", flowchart.Path,
                $"It starts at '{candidates[0]}', but also {string.Join(", ", candidates.Skip(1))} have no line in.",
                candidates[0], string.Join(", ", candidates.Skip(1)));
    }

    private static void CheckReach(ActivityNode flowchart, FlowGraph graph, ProblemList problems)
    {
        var triggers = flowchart.Children.Where(c => c.Node is { CanStartWorkflow: true, Type.IsTrigger: true });
        var reached = triggers.SelectMany(t => FlowGraph.Of(flowchart, t.Node.Id).Reachable)
            .Concat(graph.Reachable).ToHashSet();
        foreach (var child in flowchart.Children)
            if (!reached.Contains(child.Node.Id))
                problems.Warn("unreachable", child.Node.Path,
                    $"{child.Node} cannot be reached from '{graph.Start}'.", child.Node.Id, graph.Start);
    }

    private static void CheckBackEdges(ActivityNode flowchart, FlowGraph graph, ProblemList problems)
    {
        foreach (var connection in flowchart.Connections)
            if (graph.IsBackward(connection) && !graph.Dominates(connection.Target, connection.Source))
                problems.Error("backward-invalid", graph.Node(connection.Source).Path,
                    $"The line from '{connection.Source}' back to '{connection.Target}' leads into the middle of a "
                    + "branch: not every way to its beginning passes through its end.",
                    connection.Source, connection.Target);
    }
}
