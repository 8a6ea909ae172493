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
                FlowchartChecks.Run(node, problems);
        if (definition.Activities.Values.Any(n => n.Type.MayWait))
            CheckStorage(definition, problems);
    }

    /// <summary>False when an activity couldn't be read: what a part of a chart shows would mislead.</summary>
    private static bool IsWhole(ActivityNode flowchart) =>
        flowchart.Children.Count == JsonMembers.Items(flowchart.Json, "activities").Count();

    /// <summary>Here every variable survives a wait; in the original one without a storage driver doesn't.</summary>
    private static void CheckStorage(WorkflowDefinition definition, ProblemList problems)
    {
        foreach (var owner in definition.Activities.Values)
            foreach (var (index, variable) in owner.Variables.Index())
                if (variable.StorageDriver?.Contains("Memory", StringComparison.Ordinal) ?? true)
                    problems.Warn("storage", $"{owner.Path}.variables[{index}]",
                        $"Variable '{variable.Name}' has no lasting storage driver; elsewhere a wait would lose it.",
                        variable.Name);
    }
}
