using System.Text;

namespace Mediation.Postgres.Cases;

/// <summary>
/// Pairs of neighbouring characters (双字切分): the words by which Chinese text without spaces is found. A tsvector of them
/// finds two characters in milliseconds where a trigram index would scan.
/// </summary>
public static class Bigrams
{
    /// <summary>Every pair of a text, once each, at most 4,000; runs of ASCII letters or digits stay whole.</summary>
    public static string[] Of(string text) => [.. Pieces(text).Distinct(StringComparer.Ordinal).Take(4000)];

    /// <summary>A query that finds texts with every pair of the given words; null when there is nothing to look for.</summary>
    public static string? Query(string? words)
    {
        var pieces = words is null ? [] : Of(words);
        return pieces.Length == 0 ? null : string.Join(" & ", pieces.Select(p => $"'{p}'"));
    }

    /// <summary>A query that finds texts with any of the pairs; null when there are none.</summary>
    internal static string? AnyOf(string[] pairs) => pairs.Length == 0 ? null : string.Join(" | ", pairs.Select(p => $"'{p}'"));

    /// <summary>The stretches of a text that consist of the given pairs, once each, the longest first.</summary>
    public static IReadOnlyList<string> Stretches(string text, IReadOnlyCollection<string> pairs)
    {
        var known = pairs.ToHashSet(StringComparer.Ordinal);
        var stretches = new HashSet<string>(StringComparer.Ordinal);
        var stretch = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (stretch.Length > 0 && known.Contains($"{stretch[^1]}{c}"))
            {
                stretch.Append(c);
                continue;
            }
            if (stretch.Length > 1)
                stretches.Add(stretch.ToString());
            stretch.Clear().Append(c);
        }
        if (stretch.Length > 1)
            stretches.Add(stretch.ToString());
        return [.. stretches.OrderByDescending(found => found.Length).ThenBy(found => found, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var run = new StringBuilder();
        char? before = null;
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                run.Append(c);
                before = null;
                continue;
            }
            if (run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
            var word = char.IsLetterOrDigit(c) ? c : (char?)null;
            if (before is { } first && word is { } second)
                yield return $"{first}{second}";
            before = word;
        }
        if (run.Length > 0)
            yield return run.ToString();
    }
}
