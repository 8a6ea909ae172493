using System.Collections.Frozen;
using Mediation.Casework.Deadlines;

namespace Mediation.Casework.Calendars;

/// <summary>
/// Which days are worked in a place, and from when until when (工作日历). Weekends are rest days unless the year's
/// notice makes them working days (调休); a year without a notice counts weekends only and is provisional (暂定).
/// Immutable; a new notice makes a new calendar with a new version.
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenSet<int> published;

    private readonly FrozenDictionary<DateOnly, string> holidays;

    private readonly FrozenSet<DateOnly> makeUpWorkdays;

    private readonly StationHours hours;

    /// <summary>A calendar from the notices known so far.</summary>
    /// <param name="version">Names these contents; recorded with every due moment reckoned by them (日历版本).</param>
    /// <param name="zone">The zone of the place (时区).</param>
    /// <param name="years">The published years, in any order, each once (年度安排).</param>
    /// <param name="hours">Opening hours of the stations (服务时间).</param>
    public WorkCalendar(string version, TimeZoneInfo zone, IReadOnlyList<CalendarYear> years, StationHours hours)
    {
        Version = version;
        Zone = zone;
        this.hours = hours;
        published = years.Select(year => year.Year).ToFrozenSet();
        makeUpWorkdays = years.SelectMany(year => year.MakeUpWorkdays).ToFrozenSet();
        holidays = years
            .SelectMany(year => year.Holidays)
            .SelectMany(holiday => DaysOf(holiday).Select(day => (Day: day, holiday.Name)))
            .ToFrozenDictionary(off => off.Day, off => off.Name);
    }

    /// <summary>Names the contents of this calendar (日历版本).</summary>
    public string Version { get; }

    /// <summary>Which version of the place's calendar it is, from 1 (第几版).</summary>
    public int Number { get; init; } = 1;

    /// <summary>The zone of the place (时区); days begin and end by it.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>True when no notice is known for the year, so that only weekends rest (暂定).</summary>
    public bool Provisional(int year) => !published.Contains(year);

    /// <summary>True when the day is worked, make-up working days included (工作日).</summary>
    public bool IsWorkingDay(DateOnly day) =>
        IsMakeUpWorkday(day) || (!IsWeekend(day) && !holidays.ContainsKey(day));

    /// <summary>True when a weekend day is worked in exchange for a holiday (调休上班日).</summary>
    public bool IsMakeUpWorkday(DateOnly day) => makeUpWorkdays.Contains(day);

    /// <summary>The name of the holiday the day belongs to, such as 春节; null on any other day.</summary>
    public string? HolidayOn(DateOnly day) => holidays.GetValueOrDefault(day);

    /// <summary>The first working day after the day (次一工作日).</summary>
    public DateOnly NextWorkingDay(DateOnly day) => Seek(day, 1);

    /// <summary>The last working day before the day (前一工作日).</summary>
    public DateOnly PreviousWorkingDay(DateOnly day) => Seek(day, -1);

    /// <summary>
    /// The <paramref name="count"/>-th working day after the day (第 N 个工作日), the day itself not counted; zero
    /// gives the day itself. Linear in the days passed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);

        for (; count > 0; count--)
            day = NextWorkingDay(day);
        return day;
    }

    /// <summary>How many working days lie after the first day, up to and including the last (工作日数).</summary>
    public int CountWorkingDays(DateOnly after, DateOnly through)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= through; day = day.AddDays(1))
            count += IsWorkingDay(day) ? 1 : 0;
        return count;
    }

    /// <summary>The day on which a moment lies, in the zone of the place.</summary>
    public DateOnly DayOf(DateTimeOffset moment) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>
    /// The day that a due moment ends or lies in (到期日): 24:00 belongs to the day that ends then, although its
    /// instant is 0:00 of the following one.
    /// </summary>
    public DateOnly DayEndingAt(DateTimeOffset moment) => DayOf(moment.AddTicks(-1));

    /// <summary>0:00 of the day, in the zone of the place.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>24:00 of the day, which is 0:00 of the following one.</summary>
    public DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>Opening of business (开门时间); 0:00 when the stations are closed all day.</summary>
    public DateTimeOffset OpeningOn(DateOnly day) => HoursOn(day) is { } open ? At(day, open.Open) : StartOf(day);

    /// <summary>Close of business (业务截止时间); 24:00 when the stations are closed all day.</summary>
    public DateTimeOffset ClosingOn(DateOnly day) => HoursOn(day) is { } open ? At(day, open.Close) : EndOf(day);

    /// <summary>Whether the stations are open at a moment (营业时间内).</summary>
    public bool IsOpenAt(DateTimeOffset moment) =>
        HoursOn(DayOf(moment)) is not null && OpeningOn(DayOf(moment)) <= moment && moment < ClosingOn(DayOf(moment));

    /// <summary>When a last day ends (截止时刻).</summary>
    internal DateTimeOffset EndOf(DateOnly day, DayEnd end) => end is DayEnd.Midnight ? EndOf(day) : ClosingOn(day);

    private OpeningHours? HoursOn(DateOnly day) =>
        IsMakeUpWorkday(day) ? hours.MakeUpWorkday
        : holidays.ContainsKey(day) ? null
        : hours.Weekdays.GetValueOrDefault(day.DayOfWeek);

    private DateOnly Seek(DateOnly day, int step)
    {
        do
        {
            day = day.AddDays(step);
        }
        while (!IsWorkingDay(day));
        return day;
    }

    private DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static IEnumerable<DateOnly> DaysOf(Holiday holiday)
    {
        for (var day = holiday.FirstOn; day <= holiday.LastOn; day = day.AddDays(1))
            yield return day;
    }
}
