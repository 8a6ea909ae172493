namespace Mediation.Postgres.Audit;

/// <summary>What can be wrong with a case as it is stored (审计问题).</summary>
public enum AuditFault
{
    /// <summary>流水断链: a line of the journal was changed, lost or inserted.</summary>
    JournalBroken,

    /// <summary>流水被截: the case says that its journal ends elsewhere.</summary>
    JournalCut,

    /// <summary>效力不符: the rungs that a clock says it served are not, each once, those the journal tells of.</summary>
    EffectsDiffer,

    /// <summary>时限未醒: a clock will wake later than its history says, or never.</summary>
    ClockAsleep,

    /// <summary>等待未醒: a workflow's wait will wake later than the instance says, or never, or nothing waits any more.</summary>
    WaitAsleep,

    /// <summary>重放不符: an instance, played again from its journal, comes to another position than the one stored.</summary>
    ReplayDiffers,

    /// <summary>无法读取: what is stored no longer reads as a case.</summary>
    Unreadable,
}

/// <summary>Something wrong (审计发现).</summary>
/// <param name="CaseNumber">In which case.</param>
/// <param name="Fault">What.</param>
/// <param name="Where">Line of the journal, or kind of the clock.</param>
public sealed record AuditFinding(string CaseNumber, AuditFault Fault, string Where);

/// <summary>A rung, or a wait of a workflow, that fell due and has not been served (到点未办).</summary>
public sealed record UnservedClock(string CaseNumber, string Kind, DateTimeOffset FellDueAt);

/// <summary>What an audit saw (审计报告).</summary>
/// <param name="Cases">How many cases it walked.</param>
/// <param name="Lines">How many lines of their journals.</param>
/// <param name="Findings">Everything wrong; empty when all is whole.</param>
/// <param name="Unserved">How many clocks and waits are due and not served yet.</param>
/// <param name="Oldest">The one that waits longest; null when none does.</param>
public sealed record AuditReport(
    int Cases, long Lines, IReadOnlyList<AuditFinding> Findings, int Unserved, UnservedClock? Oldest)
{
    /// <summary>How many workflow instances were played again from their journals.</summary>
    public int Replayed { get; init; }

    /// <summary>How many can't be: they began before their bursts were recorded, or hold an operation that isn't.</summary>
    public int Unrecorded { get; init; }
}
