using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>What holds after every burst, whatever happened before (流程恒真). Each gives the first law broken.</summary>
internal sealed partial class Laws(IReadOnlyList<WorkflowDefinition> definitions)
{
    private readonly Dictionary<string, WorkflowDefinition> versions = definitions.ToDictionary(d => d.VersionId);

    /// <summary>A refusal is true, and changes nothing.</summary>
    public static string? OfRefusal(WorkflowState? before, Burst burst) =>
        !ReferenceEquals(before, burst.State) ? "a refusal changes nothing"
        : burst.Effects.Count + burst.Trace.Count > 0 ? "of a refusal nothing happens"
        : burst.Answer is BurstAnswer.AlreadyFinished && before is { Status: WorkflowStatus.Running }
            ? "only what has ended is called ended"
        : burst.Answer is BurstAnswer.OwnerLost or BurstAnswer.DefinitionMissing ? $"nothing is lost: {burst.Detail}"
        : null;

    /// <summary>What holds of a burst that was carried out, and of the state it left.</summary>
    public string? OfBurst(Row row, WorkflowState? before, WorkflowState after, Burst burst) =>
        WorkflowStateJson.Write(after) != WorkflowStateJson.Write(burst.State) ? "a state is stored and read back the same"
        : OfEnd(after) ?? OfWaits(after) ?? OfOwners(after) ?? OfFaults(after) ?? OfCharts(after)
            ?? OfValues(before, after, burst) ?? OfBookmarks(row, before, after);

    private static string? OfEnd(WorkflowState after) =>
        after.Status is WorkflowStatus.Running ? null
        : after.Bookmarks.Count > 0 ? "what has ended waits for nothing"
        : after.Activities.Count > 0 ? "what has ended has nothing open"
        : after.OpenIncidents.Any() ? "what has ended has no open incident"
        : null;

    private string? OfWaits(WorkflowState after)
    {
        var owners = after.Activities.Select(a => a.OwnerId).ToHashSet();
        foreach (var activity in after.Activities)
        {
            if (activity.Status is not (ActivityStatus.Running or ActivityStatus.Faulted))
                return $"what is open has begun: {activity.Id}";
            var waits = activity.Status is ActivityStatus.Faulted || owners.Contains(activity.Id)
                || after.Bookmarks.Any(b => b.ActivityInstanceId == activity.Id)
                || after.Activities.Any(a => a.Run is { CallerWaits: true } run && run.CallerId == activity.Id);
            if (!waits && !MayStarve(after, activity))
                return $"what is open waits for something: {activity.ActivityId} {activity.Id}";
        }
        return after.Status is WorkflowStatus.Finished || after.Bookmarks.Count > 0 || after.OpenIncidents.Any()
            || after.Activities.Any(a => MayStarve(after, a))
            ? null
            : "a running instance waits for a bookmark or an operator";
    }

    /// <summary>In token mode a join may wait for a token that never comes; a definition that does isn't sound.</summary>
    private bool MayStarve(WorkflowState state, ActivityInstance activity) =>
        activity.Flow is not null && WholeOf(state, activity).FlowchartMode is FlowchartMode.Token;

    private static string? OfOwners(WorkflowState after)
    {
        var open = after.Activities.Select(a => a.Id).ToHashSet();
        return after.Activities.FirstOrDefault(a => a.OwnerId is null ? a.Run is null : !open.Contains(a.OwnerId)) is { } lost
            ? $"what is open has an open owner: {lost.ActivityId} {lost.Id}"
            : after.Bookmarks.FirstOrDefault(b => !open.Contains(b.ActivityInstanceId)) is { } orphan
                ? $"a bookmark belongs to what is open: {orphan.Id}"
                : null;
    }

    private static string? OfFaults(WorkflowState after)
    {
        var failed = after.Activities.Where(a => a.Status is ActivityStatus.Faulted).Select(a => a.Id);
        return !failed.ToHashSet().SetEquals(after.OpenIncidents.Select(i => i.ActivityInstanceId))
            ? "what has failed and the open incidents are the same"
            : after.Activities.FirstOrDefault(a => a is { Status: ActivityStatus.Faulted, Flow: not null }) is { } chart
                ? $"a flowchart doesn't fail: {chart.ActivityId}: {after.OpenIncidents.First(i => i.ActivityInstanceId == chart.Id).Message}"
                : null;
    }

    private static string? OfBookmarks(Row row, WorkflowState? before, WorkflowState after)
    {
        var known = before?.Bookmarks.Select(b => b.Id).ToHashSet() ?? [];
        if (after.Bookmarks.Select(b => b.Id).Distinct().Count() != after.Bookmarks.Count)
            return "a bookmark has an id of its own";
        return after.Bookmarks.FirstOrDefault(b => !known.Contains(b.Id) && long.Parse(b.Id[1..], null) <= (before?.Counter ?? 0)) is { } old
            ? $"what was waited for doesn't come back: {old.Id} of {row.Id}"
            : null;
    }

    private ActivityNode NodeOf(WorkflowState state, ActivityInstance activity) =>
        versions[state.VersionIdOf(activity.Id)].Activities[activity.ActivityId];

    private WorkflowDefinition WholeOf(WorkflowState state, ActivityInstance activity)
    {
        while (activity.Run is null || activity.OwnerId is not null)
            activity = state.Activities.First(a => a.Id == activity.OwnerId);
        return versions[activity.Run.VersionId];
    }
}
