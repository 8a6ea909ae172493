using System.Globalization;

namespace Mediation.Casework.Calendars;

/// <summary>In what two calendars differ, in Chinese lines (日历改动).</summary>
public static class CalendarChange
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>What the first says that the other doesn't say, a line each; empty when that is nothing.</summary>
    public static string Say(CalendarContents one, CalendarContents other) =>
        string.Join('\n', LinesOf(one).Except(LinesOf(other), StringComparer.Ordinal));

    /// <summary>All that a calendar says, a line each: the hours, then year by year.</summary>
    public static IEnumerable<string> LinesOf(CalendarContents contents) =>
    [
        .. contents.Hours.Weekdays.OrderBy(day => ((int)day.Key + 6) % 7)
            .Select(day => $"{Chinese.DateTimeFormat.GetDayName(day.Key)} {HoursOf(day.Value)}"),
        $"调休上班日 {HoursOf(contents.Hours.MakeUpWorkday)}",
        .. contents.Years.OrderBy(year => year.Year).SelectMany(LinesOf),
    ];

    private static IEnumerable<string> LinesOf(CalendarYear year) =>
    [
        $"{year.Year} 年依据：{year.Source}",
        .. year.Holidays.OrderBy(holiday => holiday.FirstOn)
            .Select(holiday => holiday.FirstOn == holiday.LastOn
                ? $"放假 {holiday.Name} {holiday.FirstOn:yyyy-MM-dd}"
                : $"放假 {holiday.Name} {holiday.FirstOn:yyyy-MM-dd} 至 {holiday.LastOn:yyyy-MM-dd}"),
        .. year.MakeUpWorkdays.Order().Select(day => $"上班 {day:yyyy-MM-dd}"),
    ];

    private static string HoursOf(OpeningHours hours) => $"{hours.Open:HH:mm}–{hours.Close:HH:mm}";
}
