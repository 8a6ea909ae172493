using System.Text.Json;
using Mediation.TestKit.Shipped;

namespace Mediation.TestKit.Clocks;

/// <summary>
/// Versions of one town's calendar (日历各版): the notices as they were published, one year not published yet, one corrected later, and one
/// with other hours, so that a change from any to any other may bring a due moment nearer or put it off.
/// </summary>
public static class MinuteCalendars
{
    private static readonly (int, int)?[] Ordinary = [(510, 1050), (510, 1050), (510, 1050), (510, 1050), (510, 1050), null, null];

    private static readonly (int, int)?[] SaturdaysToo = [(510, 1050), (510, 1050), (510, 1020), (510, 1050), (540, 1020), (540, 720), null];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MinuteCalendar> All { get; } =
    [
        MinuteCalendar.Of("published", Years(2025, 2026), Ordinary, (510, 1050)),
        MinuteCalendar.Of("2026-unknown", Years(2025), Ordinary, (510, 1050)),
        MinuteCalendar.Of("corrected", Corrected(), Ordinary, (510, 1050)),
        MinuteCalendar.Of("other-hours", Years(2025, 2026), SaturdaysToo, (540, 960)),
    ];

    private static Dictionary<int, (DateOnly[] Off, DateOnly[] Worked)> Years(params IEnumerable<int> years) =>
        years.ToDictionary(year => year, Published);

    private static Dictionary<int, (DateOnly[] Off, DateOnly[] Worked)> Corrected()
    {
        var years = Years(2025, 2026);
        var (off, worked) = years[2026];
        years[2026] = ([.. off, new DateOnly(2026, 3, 2), new DateOnly(2026, 6, 22)], [.. worked.Skip(1), new DateOnly(2026, 3, 14)]);
        return years;
    }

    private static (DateOnly[] Off, DateOnly[] Worked) Published(int year)
    {
        using var notice = JsonDocument.Parse(File.ReadAllText(ShippedPolicy.File("seeds", "calendars", $"cn-{year}.json")));
        return (
            [.. notice.RootElement.GetProperty("holidays").EnumerateArray().SelectMany(Days)],
            [.. notice.RootElement.GetProperty("makeUpWorkdays").EnumerateArray().Select(Day)]);
    }

    private static IEnumerable<DateOnly> Days(JsonElement holiday)
    {
        for (var day = Day(holiday.GetProperty("firstOn")); day <= Day(holiday.GetProperty("lastOn")); day = day.AddDays(1))
            yield return day;
    }

    private static DateOnly Day(JsonElement day) => DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
