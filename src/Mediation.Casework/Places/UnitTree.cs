namespace Mediation.Casework.Places;

/// <summary>Units above units (层级): a tree, in which nothing stands above itself.</summary>
public static class UnitTree
{
    /// <summary>Codes of units from which one never comes to the top, because the way up goes round (上级绕圈).</summary>
    /// <param name="units">Codes, each with the code of the unit above it; null or empty at the top.</param>
    public static IEnumerable<string> InCircles(IEnumerable<(string Code, string? Parent)> units)
    {
        var above = units.GroupBy(unit => unit.Code).ToDictionary(same => same.Key, same => same.First().Parent);
        foreach (var code in above.Keys)
        {
            var steps = 0;
            for (var unit = above[code]; !string.IsNullOrEmpty(unit) && steps <= above.Count; unit = above.GetValueOrDefault(unit))
                steps++;
            if (steps > above.Count)
                yield return code;
        }
    }

    /// <summary>What is said of such a unit.</summary>
    public static string Circle(string code) => $"“{code}”的上级单位绕了一圈又回到自己。";
}
