using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>Ends that would cancel a parallel branch which doesn't lead to them (结束会取消并行分支).</summary>
internal static class EndChecks
{
    public static void Run(FlowGraph graph, ProblemList problems)
    {
        foreach (var end in graph.Reachable.Where(id => graph.Node(id).Type.IsTerminal))
            if (Victim(graph, end) is { } victim)
                problems.Warn("end-kills-branches", graph.Node(end).Path,
                    $"{graph.Node(end)} ends everything while the branch by '{victim}' may still be active.",
                    end, victim);
    }

    private static string? Victim(FlowGraph graph, string end)
    {
        foreach (var id in graph.Reachable)
        {
            foreach (var lines in graph.ParallelLines(id))
            {
                var killed = lines.Find(c => !Leads(c));
                if (killed is not null && lines.Exists(Leads))
                    return killed.Target;
            }
        }
        return null;

        bool Leads(Connection line) => line.Target == end || graph.LeadsTo(line.Target, end);
    }
}
