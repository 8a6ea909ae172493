namespace Mediation.Casework.Calendars;

/// <summary>What the notices of several years may not say together (年度安排之间的核对).</summary>
public static class CalendarYears
{
    /// <summary>
    /// A Chinese sentence for each day that two holidays claim, that is both off and worked, or that is worked twice, and for each
    /// year with two notices; empty when the years fit together.
    /// </summary>
    public static IReadOnlyList<string> Clashes(IReadOnlyList<CalendarYear> years)
    {
        var holidays = years.SelectMany(year => year.Holidays).Where(holiday => holiday.LastOn >= holiday.FirstOn).ToList();
        var worked = years.SelectMany(year => year.MakeUpWorkdays).ToList();
        return
        [
            .. years.GroupBy(year => year.Year).Where(same => same.Count() > 1).Select(same => $"{same.Key} 年的安排不止一份。"),
            .. from at in Enumerable.Range(0, holidays.Count)
               from other in holidays.Skip(at + 1)
               where Overlap(holidays[at], other)
               select $"“{holidays[at].Name}”与“{other.Name}”的放假日期重叠。",
            .. from day in worked.Distinct()
               from holiday in holidays
               where holiday.FirstOn <= day && day <= holiday.LastOn
               select $"{day:yyyy-MM-dd} 既在“{holiday.Name}”假期内，又是调休上班日。",
            .. worked.GroupBy(day => day).Where(same => same.Count() > 1).Select(same => $"{same.Key:yyyy-MM-dd} 的调休上班写了不止一次。"),
        ];
    }

    private static bool Overlap(Holiday one, Holiday other) => one.FirstOn <= other.LastOn && other.FirstOn <= one.LastOn;
}
