namespace Mediation.Casework.Places;

/// <summary>A compound that a text may mean (地点候选).</summary>
/// <param name="Compound">The compound.</param>
/// <param name="Building">The building named, when the compound has one of that number.</param>
/// <param name="Score">Between 0 and 1: its name in full is 1, a name with a wrong character below 0.8.</param>
public sealed record PlaceMatch(Compound Compound, int? Building, double Score);

/// <summary>What may be meant while somebody still types (地点补全).</summary>
public sealed record PlaceCompletion(string Text, Compound Compound, int? Building);

/// <summary>
/// Finds compounds and buildings in what people write (地点识别): by name, by other names in use, with 小区 left out, and
/// with a character wrong. Streets and communities tell apart what names leave open. Each question walks all compounds,
/// which takes well under a millisecond for a town.
/// </summary>
public sealed class PlaceIndex
{
    private const double Clear = 0.75;

    private const double Margin = 0.1;

    private readonly IReadOnlyList<SpokenPlace> places;

    private readonly IReadOnlyList<string> surroundings;

    /// <summary>An index over a town's compounds.</summary>
    public PlaceIndex(Town town)
    {
        var communities = town.Communities.ToDictionary(community => community.Code, community => community.Name);
        places = [.. town.Compounds.Select(compound => new SpokenPlace(compound, communities[compound.Community]))];
        surroundings = [.. places.SelectMany(place => place.Surroundings).Distinct()
            .OrderByDescending(name => name.Length)];
    }

    /// <summary>All that a text may mean, the likeliest first; empty when nothing is like it (候选地点).</summary>
    public IReadOnlyList<PlaceMatch> Find(string text)
    {
        var normalized = PlaceText.Normalize(text);
        var bare = surroundings.Aggregate(normalized, (left, name) => left.Replace(name, new string(' ', name.Length)));

        var hits = places.SelectMany(place => place.HitsIn(normalized, bare)).ToList();
        var longest = hits.Where(hit => !hits.Exists(other => other.Covers(hit))).ToList();
        if (longest.Count == 0)
            longest = [.. places.Select(place => place.LikeIn(bare)).OfType<PlaceHit>()];

        return
        [
            .. longest
                .GroupBy(hit => hit.Place)
                .Select(same => same.MaxBy(hit => hit.Score)!)
                .Select(hit => MatchOf(hit, normalized))
                .OrderByDescending(match => match.Score)
                .ThenBy(match => match.Compound.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// What a text means when that is clear; null when nothing fits well or two fit about as well (识别地点).
    /// </summary>
    public PlaceMatch? Recognise(string text) => Find(text) switch
    {
        [var only] when only.Score >= Clear => only,
        [var best, var second, ..] when best.Score >= Clear && best.Score - second.Score >= Margin => best,
        _ => null,
    };

    /// <summary>What may be meant by the beginning of a text, at most <paramref name="limit"/> (补全).</summary>
    public IReadOnlyList<PlaceCompletion> Complete(string typed, int limit)
    {
        var normalized = PlaceText.Normalize(typed);
        if (normalized.Length == 0)
            return [];
        if (Recognise(typed) is { } place && BuildingBegun(normalized, place.Compound) is { } begun)
            return [.. begun.Take(limit)];

        return
        [
            .. places
                .Select(spoken => (spoken.Compound, Rank: spoken.RankOf(normalized)))
                .Where(found => found.Rank is not null)
                .OrderBy(found => found.Rank)
                .ThenBy(found => found.Compound.Code, StringComparer.Ordinal)
                .Take(limit)
                .Select(found => found.Compound)
                .Select(compound => new PlaceCompletion(compound.Street + compound.Name, compound, null)),
        ];
    }

    private static PlaceMatch MatchOf(PlaceHit hit, string normalized)
    {
        var compound = hit.Place.Compound;
        var score = hit.Score;
        if (hit.Place.Surroundings.Any(name => normalized.Contains(name, StringComparison.Ordinal)))
            score = Math.Min(1, score + 0.1);

        var building = PlaceText.BuildingIn(normalized, hit.End) ?? PlaceText.BuildingIn(normalized);
        return building > compound.Buildings || building == 0
            ? new PlaceMatch(compound, null, score - 0.1)
            : new PlaceMatch(compound, building, score);
    }

    private static IEnumerable<PlaceCompletion>? BuildingBegun(string normalized, Compound compound)
    {
        var typed = normalized.TrimEnd('栋');
        var begun = typed[typed.TrimEnd([.. "0123456789"]).Length..];
        if (begun.Length == 0)
            return null;

        return Enumerable.Range(1, compound.Buildings)
            .Where(number => $"{number}".StartsWith(begun, StringComparison.Ordinal))
            .Select(number => new PlaceCompletion($"{compound.Street}{compound.Name}{number}栋", compound, number));
    }
}
