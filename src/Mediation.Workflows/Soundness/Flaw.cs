namespace Mediation.Workflows.Soundness;

/// <summary>What keeps a workflow from being sound (缺陷).</summary>
public enum Flaw
{
    /// <summary>It has not ended, nothing waits, and no fault is open (死锁).</summary>
    Deadlock,

    /// <summary>From here on the end can never be reached, whatever is chosen (无法结束).</summary>
    Livelock,

    /// <summary>An activity waits, and no outcome leads out of it (无出口).</summary>
    NoWayOn,

    /// <summary>It runs on and on without waiting or choosing (空转).</summary>
    Endless,

    /// <summary>A join is passed over although work has come to it (到达落空).</summary>
    LostArrival,

    /// <summary>An end cancels work of a branch that doesn't lead to it (误伤分支).</summary>
    KilledBranch,

    /// <summary>An activity that no run ever begins (死步骤).</summary>
    DeadStep,

    /// <summary>A workflow is called that isn't there (缺子流程).</summary>
    MissingWorkflow,
}

/// <summary>One flaw and how to get there (发现).</summary>
/// <param name="Flaw">What is wrong.</param>
/// <param name="Activity">Id of the activity where it is.</param>
/// <param name="Path">Its JSON path.</param>
/// <param name="Trace">The choices that lead there, in order; empty for a step that no choices lead to.</param>
public sealed record SoundnessFinding(Flaw Flaw, string Activity, string Path, IReadOnlyList<SoundnessChoice> Trace)
{
    /// <summary>
    /// For a killed branch, the activity cancelled; for a deadlock, nothing.
    /// </summary>
    public string? Other { get; init; }

    /// <summary>The trace in one line, <c>ask:no › step:agree</c>; a dash when there is none.</summary>
    public string TraceText => Trace.Count == 0 ? "—" : string.Join(" › ", Trace);
}
