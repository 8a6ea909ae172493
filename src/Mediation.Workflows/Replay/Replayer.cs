using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Replay;

/// <summary>
/// Plays recorded bursts again (重放): against the same version it must come to the same position; against another it says
/// where the two part. Needs nothing but the record and the definitions.
/// </summary>
public static class Replayer
{
    private static readonly WorkflowMachine Machine = new();

    /// <summary>
    /// Where the record of an instance and the versions that it ran on part; null when it leads to where the instance
    /// stands: everything but values and what waits are called is compared. Values that came from outside aren't recorded; where the
    /// two part after one came, it can't be played again.
    /// </summary>
    /// <param name="bursts">Its record, the start first.</param>
    /// <param name="stands">Where it stands.</param>
    /// <param name="versions">Every version that it ran on.</param>
    public static Parting? Check(IReadOnlyList<RecordedBurst> bursts, WorkflowState stands, IWorkflowLibrary versions)
    {
        if (versions.FindVersion(stands.VersionId) is not { } definition)
            return new Parting(0, PartingKind.Refused, null, null);
        var (state, parting) = Play(bursts, stands.InstanceId, definition, new LibraryWith(definition, versions, findsOthers: false));
        parting ??= Position(state!) == Position(stands) ? null : new Parting(bursts.Count - 1, PartingKind.OtherPosition, null, null);
        return parting is not null && bursts.Take(parting.Burst + 1).Any(b => b.Record.BroughtValue)
            ? new Parting(parting.Burst, PartingKind.NotRecorded, null, null)
            : parting;
    }

    /// <summary>
    /// Where an instance would have parted from its record on a candidate; null when it would have gone the same way.
    /// </summary>
    /// <param name="bursts">Its record, the start first.</param>
    /// <param name="instanceId">The instance's id, from which random numbers begin.</param>
    /// <param name="began">The version that it began on; played unless the candidate is of the same family.</param>
    /// <param name="candidate">The version to try, for the instance itself or for a workflow that it calls.</param>
    /// <param name="versions">Every version that it ran on.</param>
    public static Parting? Against(
        IReadOnlyList<RecordedBurst> bursts, string instanceId, WorkflowDefinition began, WorkflowDefinition candidate,
        IWorkflowLibrary versions) =>
        Play(
            bursts, instanceId, began.DefinitionId == candidate.DefinitionId ? candidate : began,
            new LibraryWith(candidate, versions, findsOthers: false)).Parting;

    private static (WorkflowState? State, Parting? Parting) Play(
        IReadOnlyList<RecordedBurst> bursts, string instanceId, WorkflowDefinition definition, LibraryWith library)
    {
        WorkflowState? state = null;
        var bookmarks = new Dictionary<string, string>();
        foreach (var (index, burst) in bursts.Index())
        {
            var understudy = new Understudy(burst.Record.Replies, bookmarks, library);
            var host = new WorkflowHost(burst.Now, library)
            {
                Seed = burst.Seed,
                Zone = burst.Zone,
                StandIn = understudy,
            };
            try
            {
                if (Play(state, burst.Record.Stimulus, bookmarks, new(instanceId, definition), host) is not { } played)
                    return (state, new Parting(index, PartingKind.NotRecorded, null, null));
                if (!played.Advanced)
                    return (state, Refusal(index, burst.Record, played.Answer));
                state = played.State;
            }
            catch (PartedException parted)
            {
                var kind = parted.Then is null ? PartingKind.GoesFurther : PartingKind.OtherStep;
                return (state, new Parting(index, kind, parted.Then, parted.Now));
            }
            if (understudy.Left is { } left)
                return (state, new Parting(index, PartingKind.StopsEarlier, left, null));
        }
        return (state, state is null ? new Parting(0, PartingKind.NotRecorded, null, null) : null);
    }

    private static Burst? Play(
        WorkflowState? state, Stimulus stimulus, Dictionary<string, string> bookmarks, Beginning beginning,
        WorkflowHost host) => (stimulus, state) switch
        {
            (Begun begun, null) => Machine.Start(
                beginning.Definition, beginning.InstanceId, null, host, begun.Trigger is { } at ? new EventTrigger(at, default) : null),
            (Resumed resumed, not null) => Machine.ResumeAll(
                state, [.. resumed.Bookmarks.Select(b => bookmarks.GetValueOrDefault(b, b))], host),
            (Cancelled, not null) => Machine.Cancel(state, host),
            (Retried retried, not null) => Machine.Retry(state, retried.Instance, host),
            (SentBackTo back, not null) => Machine.SendBack(state, back.Flowchart, back.Activity, host),
            (Skipped skipped, not null) => Machine.Skip(state, skipped.Instance, host, skipped.Outcomes),
            _ => null,
        };

    private static Parting Refusal(int index, BurstRecord record, BurstAnswer answer) => new(
        index,
        answer is BurstAnswer.NotWaiting or BurstAnswer.AlreadyFinished or BurstAnswer.NotFaulted
            ? PartingKind.NotWaiting
            : PartingKind.Refused,
        record.Replies.Count > 0 ? record.Replies[0].At : null, null);

    private static string Position(WorkflowState state) => WorkflowStateJson.Write(state with
    {
        InstanceId = "",
        Name = null,
        CorrelationId = null,
        Variables = ActivityInstance.Empty,
        Inputs = ActivityInstance.Empty,
        Outputs = ActivityInstance.Empty,
        Activities = [.. state.Activities.Select(a => a with
        {
            Properties = ActivityInstance.Empty,
            Variables = ActivityInstance.Empty,
            Run = a.Run is { } run ? new RunPosition(run.VersionId, run.CallerId, run.CallerWaits) { ParentId = run.ParentId } : null,
        })],
        Bookmarks = [.. state.Bookmarks.Select(b => b with { Stimulus = JsonValues.Null, DueAt = null, Tag = null })],
        Incidents = [.. state.Incidents.Select(i => i with { Message = "", At = default })],
    });

    private readonly record struct Beginning(string InstanceId, WorkflowDefinition Definition);
}
