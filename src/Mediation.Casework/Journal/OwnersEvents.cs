using Mediation.Casework.Books;
using Mediation.Casework.Owners;

namespace Mediation.Casework.Journal;

/// <summary>业主表决结果: the owners have voted on what the case is about.</summary>
/// <param name="Vote">What was counted.</param>
/// <param name="Carried">Whether it was carried.</param>
public sealed record OwnersVoted(DecidedVote Vote, bool Carried) : CaseEvent;

/// <summary>账目已公示: the books of the case's compound hang out.</summary>
public sealed record BooksDisclosed(DisclosedBooks Books) : CaseEvent;
