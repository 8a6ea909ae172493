using System.Globalization;

namespace Mediation.Casework.Reading;

/// <summary>Reads days and times of day from files (日期与时刻).</summary>
public static class Moments
{
    /// <summary>
    /// A day such as <c>2026-02-14</c>; the first day there is, with a fault, when it says something else.
    /// </summary>
    public static DateOnly Day(this DataNode node, string member)
    {
        var text = node.Text(member);
        if (ParsedDay(text) is { } day)
            return day;
        if (text.Length > 0)
            node.Fault($"“{member}”应当是日期，如 2026-02-14。");
        return default;
    }

    /// <summary>A list of days; what isn't one is a fault and left out.</summary>
    public static IEnumerable<(DateOnly Day, DataNode Node)> Days(this DataNode node, string member)
    {
        foreach (var (text, place) in node.Texts(member))
        {
            if (ParsedDay(text) is { } day)
                yield return (day, place);
            else
                place.Fault("这里应当是日期，如 2026-02-14。");
        }
    }

    /// <summary>A time of day such as <c>08:30</c>; midnight, with a fault, when it says something else.</summary>
    public static TimeOnly Time(this DataNode node, string member)
    {
        var text = node.Text(member);
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        if (text.Length > 0)
            node.Fault($"“{member}”应当是时刻，如 08:30。");
        return default;
    }

    private static DateOnly? ParsedDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
