using Mediation.Casework.Disclosures;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>公示: something of the case hangs out for everybody.</summary>
public sealed record Disclosed(Disclosure Disclosure) : CaseEvent;

/// <summary>撤下公示: it doesn't hang out any more.</summary>
public sealed record DisclosureTakenDown(Guid Disclosure, StatementRef Reason) : CaseEvent;
