using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>
/// How often each activity was passed, or gone back to, while a burst works on it (经过次数): the instance's own activities by
/// their place in its definition, all others by name, those of child workflows as <c>versionId/id</c>.
/// </summary>
internal sealed class Visits(IReadOnlyDictionary<string, int> stored, NameTable own)
{
    private readonly int[] counts = Tally<int>.Thaw(stored, own);

    private Dictionary<string, int>? others = stored is Tally<int> || stored.Count == 0
        ? null
        : stored.Where(visits => !own.Contains(visits.Key)).ToDictionary();

    public bool Contains(string name) =>
        own.TryGetPlace(name, out var place) ? counts[place] > 0 : others?.ContainsKey(name) is true;

    /// <summary>Counts an activity of the instance's own workflow.</summary>
    public void Count(string activity) => counts[own.PlaceOf(activity)]++;

    /// <summary>Counts an activity of a child workflow.</summary>
    public void Count(string versionId, string activity)
    {
        others ??= [];
        var name = $"{versionId}/{activity}";
        others[name] = others.GetValueOrDefault(name) + 1;
    }

    /// <summary>What a state keeps; afterwards nothing may be counted any more.</summary>
    public IReadOnlyDictionary<string, int> Freeze()
    {
        var tally = new Tally<int>(own, counts);
        return others is null or { Count: 0 } ? tally : new Dictionary<string, int>(tally.Concat(others));
    }
}
