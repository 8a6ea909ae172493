using Mediation.Casework.Statements;
using Mediation.Casework.Talks;

namespace Mediation.Casework.Journal;

/// <summary>记一条夜话: something that was heard at an evening talk.</summary>
public sealed record TalkNoted(Heard Heard) : CaseEvent;

/// <summary>带到窗口: what was heard became a case of its own.</summary>
/// <param name="Words">What was heard.</param>
/// <param name="Number">The case that it became.</param>
public sealed record HeardBrought(StatementRef Words, string Number) : CaseEvent;
