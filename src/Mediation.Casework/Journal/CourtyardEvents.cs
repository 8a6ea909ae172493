using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>上交社区: a courtyard's committee hands the case on to whoever leads by the rules.</summary>
/// <param name="Unit">The committee.</param>
/// <param name="ReasonCode">Why, by <see cref="Acts.PassOnFromCourtyard.Reasons"/>.</param>
/// <param name="Text">Why, in its own words.</param>
public sealed record PassedOnFromCourtyard(string Unit, string ReasonCode, StatementRef Text) : CaseEvent;
