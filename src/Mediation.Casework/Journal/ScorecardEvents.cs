using Mediation.Casework.Scorecards;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>考核打分: a unit entered its marks after the joint inspection.</summary>
public sealed record MarksEntered(EnteredMarks Entered) : CaseEvent;

/// <summary>考核算分: the score was reckoned, and its firm may read it.</summary>
public sealed record ScoreReckoned(Score Score) : CaseEvent;

/// <summary>企业说明: the firm said something to its score before that is published.</summary>
public sealed record ScoreAnswered(StatementRef Text) : CaseEvent;

/// <summary>考核公示: the score hangs out for everybody, with what the firm said to it.</summary>
public sealed record ScorePublished(Score Score, StatementRef? Answer) : CaseEvent;
