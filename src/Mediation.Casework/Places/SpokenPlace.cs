namespace Mediation.Casework.Places;

/// <summary>A compound with all that people call it.</summary>
internal sealed class SpokenPlace
{
    private const double ByName = 1;

    private const double ByAlias = 0.95;

    private const double ByPartOfName = 0.85;

    private const double LikeEnough = 0.7;

    private const string Suffix = "小区";

    private readonly List<(string Text, double Score)> names = [];

    public SpokenPlace(Compound compound, string community)
    {
        Compound = compound;
        Surroundings = [PlaceText.Normalize(community), PlaceText.Normalize(compound.Street)];
        names.Add((PlaceText.Normalize(compound.Name), ByName));
        names.AddRange(compound.Aliases.Select(alias => (PlaceText.Normalize(alias), ByAlias)));
        if (compound.Name.EndsWith(Suffix, StringComparison.Ordinal) && compound.Name.Length > Suffix.Length + 1)
            names.Add((PlaceText.Normalize(compound.Name[..^Suffix.Length]), ByPartOfName));
    }

    public Compound Compound { get; }

    public IReadOnlyList<string> Surroundings { get; }

    /// <summary>Names in full are looked for in the whole text, others only outside names of streets.</summary>
    public IEnumerable<PlaceHit> HitsIn(string normalized, string bare)
    {
        foreach (var (name, score) in names)
        {
            var start = (score < ByName ? bare : normalized).IndexOf(name, StringComparison.Ordinal);
            if (start >= 0)
                yield return new PlaceHit(this, start, name.Length, score);
        }
    }

    /// <summary>The stretch most like the name, if it is like enough.</summary>
    public PlaceHit? LikeIn(string bare)
    {
        var name = names[0].Text;
        var best = Enumerable.Range(0, Math.Max(0, bare.Length - name.Length + 1))
            .Select(start => (Start: start, Same: SameCharacters(bare, start, name)))
            .DefaultIfEmpty()
            .MaxBy(window => window.Same);
        var likeness = (double)best.Same / name.Length;
        return likeness >= LikeEnough ? new PlaceHit(this, best.Start, name.Length, likeness * 0.9) : null;
    }

    /// <summary>How well a beginning fits, 0 best; null when it doesn't.</summary>
    public int? RankOf(string typed)
    {
        var full = Surroundings[1] + names[0].Text;
        return names[0].Text.StartsWith(typed, StringComparison.Ordinal) ? 0
            : names.Exists(name => name.Text.StartsWith(typed, StringComparison.Ordinal)) ? 1
            : full.StartsWith(typed, StringComparison.Ordinal) ? 2
            : full.Contains(typed, StringComparison.Ordinal) ? 3
            : null;
    }

    private static int SameCharacters(string text, int start, string name) =>
        name.Where((character, index) => text[start + index] == character).Count();
}

/// <summary>Where a name of a place was found in a text.</summary>
internal sealed record PlaceHit(SpokenPlace Place, int Start, int Length, double Score)
{
    public int End => Start + Length;

    public bool Covers(PlaceHit other) =>
        Length > other.Length && Start <= other.Start && End >= other.End && Place != other.Place;
}
