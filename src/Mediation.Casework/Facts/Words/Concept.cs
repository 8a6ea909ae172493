namespace Mediation.Casework.Facts.Words;

/// <summary>Something residents speak of, which rules may ask for (概念).</summary>
/// <param name="Name">English name, kebab-case: the argument of <c>complaint.Mentions</c>.</param>
/// <param name="Label">Chinese name, as screens show it.</param>
/// <param name="MaskedBy">Concepts whose words make a hit of this one a near miss.</param>
public sealed record Concept(string Name, string Label, IReadOnlyList<string> MaskedBy)
{
    /// <summary>Words that show it: plain, misspelt, dialect (词句、错别字、方言).</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Words in front of a hit that deny it, besides the general ones (否定).</summary>
    public required IReadOnlyList<string> Negations { get; init; }

    /// <summary>Words that look like it and are not (易误).</summary>
    public required IReadOnlyList<string> NearMisses { get; init; }

    /// <summary>Hits count even when denied: for words whose denial says nothing (不受否定).</summary>
    public required bool Undeniable { get; init; }
}
