using Mediation.Scripting;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Scripts;

/// <summary>What activities gave out in this burst, as scripts ask for it (活动输出).</summary>
internal static class ActivityOutputs
{
    /// <summary>An output by the activity's id or name; null when there is none in this burst.</summary>
    public static object? Of(Scope scope, string activity, string output)
    {
        var node = scope.Frame.Run.Definition.Activities.Values.FirstOrDefault(a => a.Id == activity)
            ?? scope.Frame.Run.Definition.Activities.Values.FirstOrDefault(a => a.Name == activity);
        return node is null
            ? new ScriptRefusal($"There is no activity '{activity}'.")
            : scope.Frame.Run.Given.Find(node.Id, output) ?? JsonValues.Null;
    }

    /// <summary>
    /// <c>{Output}From{Activity}</c> among the activities of the same container, by name; by id in files that older
    /// tools wrote.
    /// </summary>
    public static ScriptFunction? Accessor(Scope scope, string member)
    {
        if (scope.Frame.Owner is not { } container)
            return null;
        var byName = UsesNames(scope.Frame.Run.Definition);
        for (var at = member.IndexOf("From", 1, StringComparison.Ordinal);
             at > 0;
             at = member.IndexOf("From", at + 1, StringComparison.Ordinal))
        {
            var (output, activity) = (member[..at], member[(at + 4)..]);
            var node = container.Node.Children.Select(c => c.Node).FirstOrDefault(
                n => (byName ? n.Name : n.Id) is { } handle && ActivityNames.Pascal(handle) == activity);
            if (node?.Type.Outputs.FirstOrDefault(o => ActivityNames.Pascal(o.Name) == output) is { } descriptor)
                return _ => scope.Frame.Run.Given.Find(node.Id, descriptor.Name) ?? JsonValues.Null;
        }
        return null;
    }

    /// <summary>Since tool version 3 the accessors go by name.</summary>
    private static bool UsesNames(WorkflowDefinition definition) =>
        JsonMembers.Text(definition.Json, "toolVersion") is { } version
        && Version.TryParse(version, out var parsed) && parsed.Major >= 3;
}
