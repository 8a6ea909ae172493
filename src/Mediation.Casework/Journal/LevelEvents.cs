using Mediation.Casework.Levels;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>告知上级: a rung of a clock's ladder told the next unit above the one that is late.</summary>
public sealed record ToldAbove(Raised Raised) : CaseEvent;

/// <summary>上收: a unit above took the case up.</summary>
public sealed record TakenUp(Taken Taken, StatementRef Reason) : CaseEvent;

/// <summary>交下: the unit that had taken the case up gave it to one below.</summary>
/// <param name="From">Code of the unit above.</param>
/// <param name="To">Code of the unit below.</param>
/// <param name="Reason">Why.</param>
public sealed record HandedDown(string From, string To, StatementRef Reason) : CaseEvent;
