using Mediation.Workflows.Replay;

namespace Mediation.Workflows.Execution;

/// <summary>One uninterrupted run of the machine: what became of it (推进结果). Nothing has happened outside yet.</summary>
/// <param name="State">
/// The new state; the old one, unchanged, when nothing could be done. A start that is refused leaves an instance that
/// never began: don't keep it.
/// </param>
/// <param name="Effects">What activities asked of the host, in order.</param>
/// <param name="Trace">What happened, in order.</param>
/// <param name="Answer">What became of the request.</param>
/// <param name="Detail">An English sentence about the answer; empty when it went well.</param>
public sealed record Burst(
    WorkflowState State, IReadOnlyList<object> Effects, IReadOnlyList<TraceEntry> Trace, BurstAnswer Answer,
    string Detail = "")
{
    /// <summary>What to keep so that the burst can be played again; what the host keeps it for is its own.</summary>
    public BurstRecord Record { get; init; } = NothingToKeep;

    private static BurstRecord NothingToKeep { get; } = new(new Unrecorded(), []);

    /// <summary>True when the request was carried out.</summary>
    public bool Advanced => Answer is BurstAnswer.Advanced;
}

/// <summary>What became of a request to the machine (推进答复): always said, never a silent nothing.</summary>
public enum BurstAnswer
{
    /// <summary>It was carried out.</summary>
    Advanced,

    /// <summary>The instance ended before; nothing changed.</summary>
    AlreadyFinished,

    /// <summary>The library doesn't hold a definition version that the instance needs; nothing changed.</summary>
    DefinitionMissing,

    /// <summary>No activity instance with this id has failed and waits for an operator; nothing changed.</summary>
    NotFaulted,

    /// <summary>
    /// What waits reports to a container that completed too early; only the original's own behaviour gets there.
    /// </summary>
    OwnerLost,

    /// <summary>Nothing waits for this bookmark or event, perhaps because it is used up; nothing changed.</summary>
    NotWaiting,

    /// <summary>
    /// The step to send back to is in no flowchart that is open: the container, the child workflow or the round it belonged
    /// to is over, or its owner isn't a flowchart. Nothing changed.
    /// </summary>
    NotOpen,

    /// <summary>
    /// The step to send back to wasn't passed in this run of its flowchart, or only in a round of a loop that is over, or
    /// that was undone by an earlier sending back. Nothing changed.
    /// </summary>
    NotPassed,

    /// <summary>The instance stands at the step to send back to; nothing changed.</summary>
    StandsThere,

    /// <summary>What is to be taken back has been acted on since; nothing changed.</summary>
    ActedOn,

    /// <summary>
    /// More steps than a burst may take, most likely a loop without a wait; the detail says where. Nothing changed, so
    /// the same request may be made again once the instance is moved to a definition without the loop.
    /// </summary>
    StepLimitExceeded,

    /// <summary>What was written doesn't convert to the variable's type; nothing changed.</summary>
    ValueMismatch,

    /// <summary>No open activity instance has this variable; nothing changed.</summary>
    VariableUnknown,
}

/// <summary>What kind of thing happened to an activity (事件).</summary>
public enum TraceEvent
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>It waits.</summary>
    Suspended,

    /// <summary>What it waited for came.</summary>
    Resumed,

    /// <summary>It ended with outcomes.</summary>
    Completed,

    /// <summary>It failed.</summary>
    Faulted,

    /// <summary>It was ended from outside.</summary>
    Canceled,

    /// <summary>The instance was sent back to it; it begins anew.</summary>
    SentBack,

    /// <summary>It wrote a line for the journal.</summary>
    Wrote,
}

/// <summary>One thing that happened in a burst (轨迹).</summary>
/// <param name="Event">What.</param>
/// <param name="ActivityId">To which activity of its definition.</param>
/// <param name="TypeName">Of which type.</param>
/// <param name="ActivityInstanceId">To which execution of it.</param>
/// <param name="Outcomes">The named outcomes of a completion; empty when it named none.</param>
/// <param name="Message">The fault or the line written, else null.</param>
/// <param name="VersionId">Of which definition version; a child workflow's is another.</param>
public sealed record TraceEntry(
    TraceEvent Event, string ActivityId, string TypeName, string ActivityInstanceId,
    IReadOnlyList<string> Outcomes, string? Message, string VersionId)
{
    /// <summary>True in a workflow that <c>Elsa.ExecuteWorkflow</c> started; the original keeps those apart.</summary>
    public bool IsInChild { get; init; }
}
