using Mediation.Casework.Statements;

namespace Mediation.Casework.Ideas;

/// <summary>What a case is as an idea that somebody gave to a collection (金点子).</summary>
/// <param name="Collection">Number of the collection.</param>
public sealed record Idea(string Collection)
{
    /// <summary>The category of ideas.</summary>
    public const string Category = "ZL11-01";

    /// <summary>采纳.</summary>
    public const string Adopted = "采纳";

    /// <summary>部分采纳.</summary>
    public const string Partly = "部分采纳";

    /// <summary>不采纳.</summary>
    public const string Declined = "不采纳";

    /// <summary>What it was answered: one of the three; null before.</summary>
    public string? Verdict { get; init; }

    /// <summary>What everybody may read of it, once it was adopted (公示的话); null before, and where it wasn't.</summary>
    public StatementRef? Public { get; init; }
}
