using Mediation.Casework.Evaluations;

namespace Mediation.Casework.Journal;

/// <summary>码上评: somebody gave the unit, or the matter, a mark by its public code.</summary>
public sealed record Evaluated(Evaluation Evaluation) : CaseEvent;
