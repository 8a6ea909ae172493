using Mediation.Casework.Activities;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Waits;

/// <summary>
/// Which events the workflows of a case wait for, or may yet come to wait for (可等的事件): those named where they run, or in what they
/// may call. A name that is computed counts only while it is waited for.
/// </summary>
public static class AwaitedEvents
{
    /// <summary>The names, sorted; none for a case that has ended. Cost is linear in the activities of the definitions.</summary>
    public static IReadOnlyList<string> Of(CaseFile file, Briefing briefing)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>();
        foreach (var run in file.Runs.Where(r => r.Running))
        {
            if (briefing.States.GetValueOrDefault(run.Id) is not { } state)
                continue;
            names.UnionWith(state.Bookmarks.Select(Wait.EventOf).OfType<string>());
            foreach (var version in VersionsOf(state))
                Add(briefing.Workflows.FindVersion(version), briefing, names, seen);
        }
        return [.. names];
    }

    private static IEnumerable<string> VersionsOf(WorkflowState state) =>
        state.Activities.Select(a => a.Run?.VersionId).OfType<string>().Append(state.VersionId);

    private static void Add(WorkflowDefinition? definition, Briefing briefing, SortedSet<string> names, HashSet<string> seen)
    {
        if (definition is null || !seen.Add(definition.VersionId))
            return;
        foreach (var node in definition.Activities.Values)
        {
            if (node.Type.TypeName == Wait.EventType && node.LiteralText("eventName") is { Length: > 0 } name)
                names.Add(name);
            foreach (var called in Follow.MayRun(node, briefing.Rules))
                Add(briefing.Workflows.Find(called), briefing, names, seen);
        }
    }
}
