using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Tests.Simulation;

/// <content>Nothing of a flowchart's counting is lost, and no value changes by itself.</content>
internal sealed partial class Laws
{
    /// <summary>
    /// Tokens are conserved: without loops, every entry into an activity is still open, or has decided each of its lines
    /// exactly once; in a loop a line is decided at most once for each time its source may have been left.
    /// </summary>
    private string? OfCharts(WorkflowState after)
    {
        foreach (var chart in after.Activities.Where(a => a.Flow is not null))
        {
            var (node, flow) = (NodeOf(after, chart), chart.Flow!);
            if (flow.Entered.Values.Concat(flow.Decided.Values).Concat(flow.Rounds.Values).Any(c => c < 0))
                return "nothing is counted below zero";
            if (WholeOf(after, chart).FlowchartMode is FlowchartMode.Token)
                continue;
            if (flow.Followed.Any(f => !flow.Decided.ContainsKey(f)))
                return "a line that was followed was decided";
            var graph = FlowGraph.Of(node, flow.Start);
            var hasLoops = node.Connections.Any(graph.IsBackward);
            foreach (var id in graph.Reachable)
            {
                var entered = flow.Entered.GetValueOrDefault(id);
                var open = after.Activities.Count(a => a.OwnerId == chart.Id && a.ActivityId == id);
                var back = node.Connections.Where(c => c.Target == id && graph.IsBackward(c)).Sum(c => flow.Decided.GetValueOrDefault(c.Key));
                foreach (var line in graph.Outbound(id))
                    if (flow.Decided.GetValueOrDefault(line.Key) is var decided
                        && (hasLoops ? decided > entered + back : decided != entered - open))
                        return $"tokens are conserved: {id} was entered {entered} times, is open {open} times, and {line.Key} was decided {decided} times";
            }
        }
        return null;
    }

    private string? OfValues(WorkflowState? before, WorkflowState after, Burst burst)
    {
        if (before is null)
            return null;
        if (!Same(before.Inputs, after.Inputs))
            return "inputs never change";
        return burst.Trace.Any(e => IsLoud(versions[e.VersionId], e.ActivityId)) || Same(before.Variables, after.Variables)
            ? null
            : "a variable changes only where something sets it";
    }

    /// <summary>True when an activity, or one around it, may set a variable.</summary>
    private static bool IsLoud(WorkflowDefinition definition, string activity) =>
        definition.Activities[activity].NodeId.Split(':').Any(id => IsLoud(definition.Activities[id]));

    private static bool IsLoud(ActivityNode node) => node.Outputs.Count > 0 || node.Settings is Expression
        || node.Type.TypeName is "Elsa.SetVariable" or "Elsa.Switch" or "Elsa.FlowSwitch"
        || node.Inputs.Values.Any(i => i is ScriptExpression);

    private static bool Same(
        IReadOnlyDictionary<string, System.Text.Json.JsonElement> a, IReadOnlyDictionary<string, System.Text.Json.JsonElement> b) =>
        a.Count == b.Count && a.All(v => b.TryGetValue(v.Key, out var other) && System.Text.Json.JsonElement.DeepEquals(v.Value, other));
}
