using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>请人才: somebody of the pool is asked to help; the code says who to those who may know.</summary>
/// <param name="Talent">登记号.</param>
/// <param name="Skill">特长.</param>
/// <param name="Purpose">To do what.</param>
public sealed record TalentInvited(string Talent, string Skill, StatementRef Purpose) : CaseEvent;
