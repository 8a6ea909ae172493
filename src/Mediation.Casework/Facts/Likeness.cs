namespace Mediation.Casework.Facts;

/// <summary>
/// Which sayings the words are like (像哪类说法). Rules know it as <c>complaint.Likeness</c>. Points are hundredths from -300 to
/// 300: above 0 the words lie on the side of that kind, near 100 clearly so, near -100 clearly not; null without sayings to compare with.
/// </summary>
public sealed record Likeness
{
    /// <summary>Nothing to compare with.</summary>
    public static Likeness None { get; } = new();

    /// <summary>The harmless category whose sayings the words are most like (最像的类别); null without sayings.</summary>
    public string? Category { get; init; }

    /// <summary>How like it they are (相似分).</summary>
    public int? Points { get; init; }

    /// <summary>How far ahead of the next category (领先分).</summary>
    public int? Ahead { get; init; }

    /// <summary>The dangerous category whose sayings the words are most like (最像的危险类别); null without sayings.</summary>
    public string? Danger { get; init; }

    /// <summary>
    /// How like a danger of any kind they are (危险相似分): on which side of danger they lie, and how far <see cref="Danger"/> is
    /// ahead of <see cref="Category"/>, together.
    /// </summary>
    public int? DangerPoints { get; init; }

    /// <summary>The words that made them like <see cref="Category"/> (相似用词).</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The words that made them like a danger (危险用词).</summary>
    public IReadOnlyList<string> DangerWords { get; init; } = [];
}
