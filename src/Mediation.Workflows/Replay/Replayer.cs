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
        if (versions.FindVersion(BeganOn(bursts, stands.VersionId)) is not { } definition)
            return new Parting(0, PartingKind.Refused, null, null);
        var (state, parting) = Play(bursts, stands.InstanceId, definition, new LibraryWith(definition, versions, findsOthers: false));
        parting ??= Position(state!) == Position(stands) ? null : new Parting(bursts.Count - 1, PartingKind.OtherPosition, null, null);
        return parting is not null && bursts.Take(parting.Burst + 1).Any(b => b.Record.BroughtValue)
            ? new Parting(parting.Burst, PartingKind.NotRecorded, null, null)
            : parting;
    }

    /// <summary>
    /// What happened in an instance, activity by activity, as its record tells it: no values, and of what scripts and operators wrote
    /// only that they did. Where the record can't be followed for certain, the story ends and isn't whole.
    /// </summary>
    /// <param name="bursts">Its record, the start first.</param>
    /// <param name="stands">Where it stands.</param>
    /// <param name="versions">Every version that it ran on.</param>
    public static Retold Retell(IReadOnlyList<RecordedBurst> bursts, WorkflowState stands, IWorkflowLibrary versions)
    {
        if (versions.FindVersion(BeganOn(bursts, stands.VersionId)) is not { } definition)
            return new Retold([], IsWhole: false);
        var told = new List<RetoldEvent>();
        var library = new LibraryWith(definition, versions, findsOthers: false);
        var (state, parting) = Play(bursts, stands.InstanceId, definition, library, (burst, trace) =>
            told.AddRange(trace.Select(entry => new RetoldEvent(burst, bursts[burst].Now, entry with { Message = null }))));
        if (parting is null && Position(state!) == Position(stands))
            return new Retold(told, IsWhole: true);
        // Once a value came from outside, the story may have gone another way without anybody noticing.
        var certain = bursts.Select(burst => burst.Record).TakeWhile(record => !record.BroughtValue).Count();
        return new Retold([.. told.Where(happened => happened.Burst < certain)], IsWhole: false);
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

    /// <summary>The version that an instance began on, from its record and the version it stands on now.</summary>
    public static string BeganOn(IReadOnlyList<RecordedBurst> bursts, string versionId)
    {
        var takenBack = 0;
        foreach (var burst in bursts.Reverse())
        {
            switch (burst.Record.Stimulus)
            {
                case MovedBack:
                    takenBack++;
                    break;
                case Moved when takenBack > 0:
                    takenBack--;
                    break;
                case Moved moved when moved.To == versionId:
                    versionId = moved.From;
                    break;
            }
        }
        return versionId;
    }

    private static (WorkflowState? State, Parting? Parting) Play(
        IReadOnlyList<RecordedBurst> bursts, string instanceId, WorkflowDefinition definition, LibraryWith library,
        Action<int, IReadOnlyList<TraceEntry>>? told = null)
    {
        var playing = new Playing(instanceId, definition, library);
        foreach (var (index, burst) in bursts.Index())
        {
            try
            {
                if (playing.Play(burst) is not { } played)
                    return (playing.State, new Parting(index, PartingKind.NotRecorded, null, null));
                if (played is not BurstAnswer.Advanced)
                    return (playing.State, Refusal(index, burst.Record, played));
                told?.Invoke(index, playing.Trace);
            }
            catch (PartedException parted)
            {
                var kind = parted.Then is null ? PartingKind.GoesFurther : PartingKind.OtherStep;
                return (playing.State, new Parting(index, kind, parted.Then, parted.Now));
            }
            if (playing.Left is { } left)
                return (playing.State, new Parting(index, PartingKind.StopsEarlier, left, null));
        }
        return (playing.State, playing.State is null ? new Parting(0, PartingKind.NotRecorded, null, null) : null);
    }

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
}
