using Mediation.Casework.Statements;

namespace Mediation.Casework.Sessions;

/// <summary>How a session is held (调解方式).</summary>
public enum SessionWay
{
    /// <summary>当面: both sides in one room.</summary>
    Together,

    /// <summary>背对背: one side only.</summary>
    Apart,
}

/// <summary>One meeting of a mediation (调解会), with its record. Kind and organisation stand with each.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">调解性质.</param>
/// <param name="Organisation">Code of the unit that held it (调解组织).</param>
/// <param name="Way">当面 or 背对背.</param>
/// <param name="HeldAt">When.</param>
/// <param name="Place">Where, in words.</param>
/// <param name="Attended">Which parties were there.</param>
/// <param name="Mediators">Accounts of the mediators who held it: with the parties, those in the room.</param>
/// <param name="Others">Who else was there, in words; null for nobody.</param>
/// <param name="Record">调解笔录: what was said and came of it, fit for the file.</param>
public sealed record MediationSession(
    Guid Id, MediationKind Kind, string Organisation, SessionWay Way, DateTimeOffset HeldAt, StatementRef Place,
    IReadOnlyList<Guid> Attended, IReadOnlyList<Guid> Mediators, StatementRef? Others, StatementRef Record);

/// <summary>
/// What a side would give, said in confidence (让步). Its words are sealed: only who was in the room reads them, they are in no paper,
/// export, search or log, and each reading is in the journal.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="Session">In which session it was said.</param>
/// <param name="Party">Whose it is.</param>
/// <param name="Words">The sealed words.</param>
public sealed record Concession(Guid Id, Guid Session, Guid Party, StatementRef Words);
