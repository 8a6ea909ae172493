using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Drawing;

/// <summary>Takes an instance apart into the workflows that run in it, so that each can be drawn by itself.</summary>
internal static class Parts
{
    /// <summary>The instance itself, then one for each child version that runs or ran, in the order of their first step.</summary>
    public static IEnumerable<WorkflowState> Of(WorkflowState state)
    {
        var ran = state.Passed.Keys.Where(key => key.Contains('/')).Select(key => key[..key.IndexOf('/')]);
        var run = state.Activities.Select(activity => activity.Run).OfType<RunPosition>()
            .Where(run => run.CallerId is not null).Select(run => run.VersionId);
        return ran.Concat(run).Distinct().Select(version => Child(state, version)).Prepend(state);
    }

    private static WorkflowState Child(WorkflowState state, string version)
    {
        var prefix = version + "/";
        var own = new HashSet<string>();
        var activities = new List<ActivityInstance>();
        foreach (var activity in state.Activities)
        {
            var root = activity.Run is { CallerId: not null } run && run.VersionId == version;
            if (!root && (activity.OwnerId is null || !own.Contains(activity.OwnerId)))
                continue;
            own.Add(activity.Id);
            activities.Add(root ? activity with { OwnerId = null, Run = activity.Run! with { CallerId = null } } : activity);
        }
        return state with
        {
            VersionId = version,
            Activities = activities,
            Passed = state.Passed.Where(passed => passed.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(passed => passed.Key[prefix.Length..], passed => passed.Value),
            SentBack = state.SentBack.Where(back => back.Key.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(back => back.Key[prefix.Length..], back => back.Value),
        };
    }
}
