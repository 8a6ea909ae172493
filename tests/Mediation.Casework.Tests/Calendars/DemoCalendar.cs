using System.Text.Json;
using Mediation.Casework.Calendars;

namespace Mediation.Casework.Tests.Calendars;

/// <summary>The State Council's arrangements of 2025 and 2026 with ordinary station hours, in Asia/Shanghai.</summary>
internal static class DemoCalendar
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static readonly JsonElement Published = Read();

    public static readonly WorkCalendar Calendar = new("cn-2026", Zone, [.. Years()], Hours());

    /// <summary>A moment in the demo town, such as <c>2026-11-20 09:30</c>.</summary>
    public static DateTimeOffset At(string local) =>
        new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static DateOnly On(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static StationHours Hours()
    {
        var open = new OpeningHours(new TimeOnly(8, 30), new TimeOnly(17, 30));
        return new StationHours(Enum.GetValues<DayOfWeek>()[1..6].ToDictionary(day => day, _ => open), open);
    }

    private static IEnumerable<CalendarYear> Years() =>
        Published.GetProperty("holidays").EnumerateObject().Select(year => new CalendarYear(
            int.Parse(year.Name, System.Globalization.CultureInfo.InvariantCulture),
            Published.GetProperty("source").GetProperty(year.Name).GetString()!,
            [.. year.Value.EnumerateArray().Select(HolidayOf)],
            [.. Published.GetProperty("adjusted_workdays").GetProperty(year.Name).EnumerateArray()
                .Select(day => On(day.GetString()!))]));

    private static Holiday HolidayOf(JsonElement span) => new(
        span.GetProperty("name").GetString()!,
        On(span.GetProperty("start").GetString()!),
        On(span.GetProperty("end").GetString()!));

    private static JsonElement Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Calendars", "calendar-cn-2025-2026.json");
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement;
    }
}
