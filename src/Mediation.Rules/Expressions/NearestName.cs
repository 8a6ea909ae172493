namespace Mediation.Rules.Expressions;

/// <summary>Finds what a misspelt name was probably meant to be (相近名称).</summary>
internal static class NearestName
{
    /// <summary>
    /// Up to three known names that are close, nearest first, as text for a sentence; "—" when none is.
    /// </summary>
    public static string Of(string name, IEnumerable<string> known)
    {
        var near = known.Distinct(StringComparer.Ordinal)
            .Select(k => (Name: k, Distance: Distance(name.ToUpperInvariant(), k.ToUpperInvariant())))
            .Where(k => k.Distance <= Math.Max(1, name.Length / 3))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(3).Select(k => k.Name);
        var list = string.Join(", ", near);
        return list.Length == 0 ? "—" : list;
    }

    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 5 || a.Length > 64) return int.MaxValue;

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
