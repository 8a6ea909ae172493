using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Analysis;

/// <summary>What can be said about a definition's shape before it runs (加载检查).</summary>
internal static class LoadChecks
{
    public static void Run(WorkflowDefinition definition, ProblemList problems)
    {
        foreach (var node in definition.Activities.Values)
            if (node.Type is Flowchart && IsWhole(node))
                FlowchartChecks.Run(node, definition.FlowchartMode, problems);
        StorageChecks.Run(definition, problems);
    }

    /// <summary>False when an activity couldn't be read: what a part of a chart shows would mislead.</summary>
    private static bool IsWhole(ActivityNode flowchart) =>
        flowchart.Children.Count == JsonMembers.Items(flowchart.Json, "activities").Count();
}
