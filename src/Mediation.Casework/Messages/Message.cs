namespace Mediation.Casework.Messages;

/// <summary>
/// Something to be told outside after the commit (通知). It carries codes and a case number, never names or words of a
/// complaint; the template at the edge makes the sentence.
/// </summary>
/// <param name="Id">Stable: the receiver may see the same message twice and can tell.</param>
/// <param name="To">Whom: <c>unit:POLICE</c>, <c>role:Supervisor</c> or <c>complainant</c>.</param>
/// <param name="Template">Which sentence, such as <c>dispatched</c> or <c>urged</c>.</param>
/// <param name="Arguments">What the sentence mentions: units, moments, codes.</param>
public sealed record Message(Guid Id, string To, string Template, IReadOnlyDictionary<string, string> Arguments);
