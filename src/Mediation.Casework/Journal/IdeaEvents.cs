using Mediation.Casework.Ideas;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>登记金点子: it is an idea given to a collection.</summary>
public sealed record IdeaGiven(Idea Idea) : CaseEvent;

/// <summary>答复金点子: whether it is adopted, and why or how.</summary>
/// <param name="Verdict">采纳, 部分采纳 or 不采纳.</param>
/// <param name="Told">What whoever had it is told.</param>
/// <param name="Public">What everybody may read of it; null where it wasn't adopted.</param>
public sealed record IdeaAnswered(string Verdict, StatementRef Told, StatementRef? Public) : CaseEvent;
