using Mediation.Casework.Errands;

namespace Mediation.Casework.Journal;

/// <summary>代办登记: what papers it needs, and when one meets.</summary>
public sealed record ErrandOpened(Errand Errand) : CaseEvent;

/// <summary>约定时间: when one meets.</summary>
public sealed record ErrandAppointed(DateTimeOffset At) : CaseEvent;

/// <summary>收材料: papers were handed over.</summary>
public sealed record PapersTaken(IReadOnlyList<string> Papers) : CaseEvent;

/// <summary>交还材料: papers were given back.</summary>
/// <param name="Papers">Which.</param>
/// <param name="To">To whom: 本人 or 家属.</param>
public sealed record PapersGivenBack(IReadOnlyList<string> Papers, string To) : CaseEvent;
