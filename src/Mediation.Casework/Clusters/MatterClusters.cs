namespace Mediation.Casework.Clusters;

/// <summary>Cases of one kind of matter (一类事), the oldest first, and why they are together.</summary>
public sealed record MatterCluster(MatterRule Rule, IReadOnlyList<LikeCase> Members);

/// <summary>How often each pair of characters occurs in the town (用词常见程度).</summary>
/// <param name="Cases">In how many cases it was counted.</param>
/// <param name="Counts">How many of them have the pair.</param>
public sealed record WordCounts(int Cases, IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>How rare a pair is elsewhere than in a block: 0 when every other case has it, more the fewer have it.</summary>
    /// <param name="word">The pair.</param>
    /// <param name="inside">How many cases of the block have it.</param>
    /// <param name="block">How many cases the block has.</param>
    public double Rarity(string word, int inside, int block) =>
        Math.Log((Math.Max(0, Cases - block) + 1.0) / (Math.Max(0, Counts.GetValueOrDefault(word) - inside) + 1.0));
}

/// <summary>
/// Puts like cases together (归并一类事). Within a compound and a kind, the word is taken that says most: how many cases have it, times how rare
/// it is elsewhere in the town. The cases with it are the core; words that half of the core share bring in others that say it differently. Then again
/// with what is left. The same cases give the same clusters; a case is in one at most.
/// </summary>
public static class MatterClusters
{
    /// <summary>Fewer than so many cases are no cluster.</summary>
    public const int Fewest = 3;

    private const int MostWords = 12;

    // A word that half of the other cases have says nothing; the half of one other case is none.
    private const double CommonElsewhere = 0.5;

    /// <summary>The clusters, the largest first. Linear in the words of the cases for each cluster found.</summary>
    /// <param name="cases">What is compared.</param>
    /// <param name="town">How common words are.</param>
    /// <param name="saysNothing">Words that name the place rather than the matter, by compound.</param>
    public static IReadOnlyList<MatterCluster> Of(IEnumerable<LikeCase> cases, WordCounts town, Func<string, IReadOnlySet<string>> saysNothing) =>
    [
        .. cases.GroupBy(one => (one.Compound, one.Kind))
            .SelectMany(block => InBlock([.. block.OrderBy(one => one.AcceptedAt).ThenBy(one => one.Number, StringComparer.Ordinal)],
                town, saysNothing(block.Key.Compound)))
            .OrderByDescending(cluster => cluster.Members.Count)
            .ThenBy(cluster => cluster.Members[0].Number, StringComparer.Ordinal),
    ];

    private static IEnumerable<MatterCluster> InBlock(List<LikeCase> block, WordCounts town, IReadOnlySet<string> saysNothing)
    {
        var rarity = Counted(block, word => !saysNothing.Contains(word) && !word.Any(char.IsAsciiLetterOrDigit))
            .ToDictionary(word => word.Word, word => town.Rarity(word.Word, word.Count, block.Count), StringComparer.Ordinal);
        var left = block;
        while (left.Count >= Fewest && Anchor(left, rarity) is { } anchor)
        {
            var core = left.Where(one => one.Words.Contains(anchor)).ToList();
            var rule = new MatterRule(core[0].Compound, core[0].Kind, anchor, Shared(core, anchor, rarity));
            var members = left.Where(rule.Holds).ToList();
            yield return new MatterCluster(rule, members);
            left = [.. left.Except(members)];
        }
    }

    private static string? Anchor(List<LikeCase> cases, Dictionary<string, double> rarity) => Weighed(cases, rarity)
        .Where(word => word.Count >= Fewest)
        .Select(word => word.Word)
        .FirstOrDefault();

    private static IReadOnlyList<string> Shared(List<LikeCase> core, string anchor, Dictionary<string, double> rarity) =>
    [
        .. Weighed(core, rarity)
            .Where(word => word.Word != anchor && word.Count > 1 && word.Count * 2 >= core.Count)
            .Take(MostWords)
            .Select(word => word.Word),
    ];

    // What says most comes first; what everybody says elsewhere, too, says nothing.
    private static IEnumerable<(string Word, int Count)> Weighed(List<LikeCase> cases, Dictionary<string, double> rarity) =>
        Counted(cases, rarity.ContainsKey)
            .Where(word => rarity[word.Word] > CommonElsewhere)
            .OrderByDescending(word => word.Count * rarity[word.Word])
            .ThenBy(word => word.Word, StringComparer.Ordinal);

    private static IEnumerable<(string Word, int Count)> Counted(List<LikeCase> cases, Func<string, bool> counts) => cases
        .SelectMany(one => one.Words)
        .Where(counts)
        .CountBy(word => word)
        .Select(word => (word.Key, word.Value));
}
