using Mediation.Casework.Statements;

namespace Mediation.Casework.Meetings;

/// <summary>Something that a meeting talks about (议题): what the convenor wrote, and the case that it came from.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">What it is about.</param>
/// <param name="Case">Number of the case that it came from; null when it came from none.</param>
public sealed record Topic(Guid Id, StatementRef Text, string? Case);
