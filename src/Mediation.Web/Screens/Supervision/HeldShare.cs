using Mediation.Postgres.Views;

namespace Mediation.Web.Screens.Supervision;

/// <summary>One stretch of the bar that says who held a case how long (持有占比).</summary>
/// <param name="Who">The unit's name.</param>
/// <param name="Time">How long.</param>
/// <param name="Percent">Its part of the whole.</param>
public sealed record HeldShare(string Who, TimeSpan Time, int Percent)
{
    private const int Shown = 4;

    /// <summary>
    /// The stretches, longest first; percentages are whole and add up to 100. What is beyond the fourth is told as one.
    /// </summary>
    /// <param name="held">Longest first.</param>
    /// <param name="name">The name of a unit; null means nobody.</param>
    /// <param name="others">What several together are called.</param>
    public static IReadOnlyList<HeldShare> Of(IReadOnlyList<HeldTime> held, Func<string?, string> name, string others)
    {
        var stretches = held.Where(h => h.Time > TimeSpan.Zero).ToList();
        var shown = stretches.Count <= Shown
            ? stretches.ConvertAll(h => (Who: name(h.Unit), h.Time))
            : [.. stretches.Take(Shown - 1).Select(h => (name(h.Unit), h.Time)),
                (others, stretches.Skip(Shown - 1).Aggregate(TimeSpan.Zero, (sum, h) => sum + h.Time))];
        var percents = Whole(shown.ConvertAll(s => s.Time.TotalSeconds));
        return [.. shown.Select((s, at) => new HeldShare(s.Who, s.Time, percents[at]))];
    }

    // The largest remainders get what rounding down left over.
    private static int[] Whole(List<double> parts)
    {
        var sum = parts.Sum();
        var exact = parts.ConvertAll(part => 100 * part / sum);
        var whole = exact.Select(part => (int)part).ToArray();
        foreach (var at in Enumerable.Range(0, whole.Length).OrderByDescending(at => exact[at] - whole[at]).Take(100 - whole.Sum()))
            whole[at]++;
        return whole;
    }
}
