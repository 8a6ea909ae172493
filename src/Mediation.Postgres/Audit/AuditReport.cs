namespace Mediation.Postgres.Audit;

/// <summary>Something wrong (审计发现).</summary>
/// <param name="CaseNumber">In which case.</param>
/// <param name="Fault">What.</param>
/// <param name="Where">Line of the journal, kind of the clock, column or step; codes only.</param>
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
