using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>Whether an instance goes on (实例状态).</summary>
public enum WorkflowStatus
{
    /// <summary>Something may still happen.</summary>
    Running,

    /// <summary>Nothing will ever happen again.</summary>
    Finished,
}

/// <summary>How it stands in detail (实例子状态).</summary>
public enum WorkflowSubStatus
{
    /// <summary>Running and waiting, for a bookmark or for an operator.</summary>
    Suspended,

    /// <summary>Ended by itself.</summary>
    Finished,

    /// <summary>Ended because someone cancelled it.</summary>
    Cancelled,

    /// <summary>Ended by a fault.</summary>
    Faulted,
}

/// <summary>
/// Where one run of a workflow stands, between two bursts (实例). Immutable; two states are equal when their JSON is
/// (<see cref="WorkflowStateJson"/>).
/// </summary>
public sealed record WorkflowState
{
    /// <summary>The instance's id, chosen by the host.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The family of its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The version it is pinned to.</summary>
    public required string VersionId { get; init; }

    /// <summary>Number of that version.</summary>
    public required int Version { get; init; }

    /// <summary>What ties it to a matter outside, or null (关联号).</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What people call this instance, or null (实例名称).</summary>
    public string? Name { get; init; }

    /// <summary>Whether it goes on.</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>How it stands in detail.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>The last number given to an activity instance, bookmark or incident.</summary>
    public required long Counter { get; init; }

    /// <summary>Activity instances that haven't completed, owners before what they own (进行中的活动).</summary>
    public required IReadOnlyList<ActivityInstance> Activities { get; init; }

    /// <summary>What it waits for, oldest first (书签).</summary>
    public required IReadOnlyList<Bookmark> Bookmarks { get; init; }

    /// <summary>Faults so far, resolved ones included (故障).</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>How often each activity completed, by id; a child workflow's by <c>versionId/id</c> (已办).</summary>
    public required IReadOnlyDictionary<string, int> Passed { get; init; }

    /// <summary>How often it was sent back to each activity, by the same ids (退回次数).</summary>
    public IReadOnlyDictionary<string, int> SentBack { get; init; } = NoCounts;

    /// <summary>The workflow's variables by variable id, as they stand, or as they stood at the end (流程变量).</summary>
    public required IReadOnlyDictionary<string, JsonElement> Variables { get; init; }

    /// <summary>Inputs it was started with (输入).</summary>
    public required IReadOnlyDictionary<string, JsonElement> Inputs { get; init; }

    /// <summary>Outputs set so far (输出).</summary>
    public required IReadOnlyDictionary<string, JsonElement> Outputs { get; init; }

    /// <summary>The outcomes it ended with; empty until then, and when it named none.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    internal static IReadOnlyDictionary<string, int> NoCounts { get; } = new Dictionary<string, int>().AsReadOnly();

    /// <summary>The faults that wait for an operator.</summary>
    public IEnumerable<Incident> OpenIncidents => Incidents.Where(i => i.Resolution is null);

    /// <summary>The bookmark with this id, or null.</summary>
    public Bookmark? Bookmark(string id) => Bookmarks.FirstOrDefault(b => b.Id == id);

    /// <summary>
    /// The definition version that an activity instance or a bookmark's owner belongs to: the instance's own, or a
    /// child workflow's. Cost is its depth times the number of activity instances.
    /// </summary>
    public string VersionIdOf(string activityInstanceId)
    {
        var instance = Activities.First(a => a.Id == activityInstanceId);
        while (instance.Run is null)
            instance = Activities.First(a => a.Id == instance.OwnerId);
        return instance.Run.VersionId;
    }

    /// <summary>Every definition version that it runs on: its own, and those of child workflows that are open.</summary>
    public IEnumerable<string> VersionIds => Activities.Select(activity => activity.Run?.VersionId).OfType<string>().Prepend(VersionId).Distinct();

    /// <summary>Same JSON.</summary>
    public bool Equals(WorkflowState? other) => ReferenceEquals(this, other)
        || (other is not null && WorkflowStateJson.Write(this) == WorkflowStateJson.Write(other));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(InstanceId, VersionId, Status, Counter);
}
