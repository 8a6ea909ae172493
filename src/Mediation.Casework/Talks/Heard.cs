using Mediation.Casework.Statements;

namespace Mediation.Casework.Talks;

/// <summary>Something that somebody said at an evening talk (夜话听到的): a note, and nobody's name.</summary>
/// <param name="Words">What was said.</param>
public sealed record Heard(StatementRef Words)
{
    /// <summary>The category of evening talks (长廊夜话).</summary>
    public const string Category = "ZL11-02";

    /// <summary>Number of the case that it became; null while it is only a note.</summary>
    public string? Became { get; init; }
}
