using Mediation.Casework.Calendars;

namespace Mediation.Casework.Schedules;

/// <summary>One time that something comes again (一次).</summary>
/// <param name="Day">The day by its rule, which names it however the calendar turns (应在之日).</param>
/// <param name="On">The day it takes place (实际之日); null when it doesn't.</param>
public sealed record Occurrence(DateOnly Day, DateOnly? On)
{
    /// <summary>When it takes place, in a calendar's zone; null when it doesn't.</summary>
    public DateTimeOffset? MomentOf(Schedule schedule, WorkCalendar calendar) =>
        On is { } on ? calendar.StartOf(on) + schedule.At.ToTimeSpan() : null;
}

/// <summary>
/// When a schedule comes again (应开各次). Two of them that rest days push onto the same day are one: the later doesn't take place.
/// </summary>
public static class Occurrences
{
    // Rest days push nothing further than this.
    private const int LongestPush = 31;

    // Less often than once a year nothing comes again.
    private const int LongestGap = 800;

    /// <summary>Every occurrence from a day on, skipped ones too, until the schedule ends or some years have passed.</summary>
    public static IEnumerable<Occurrence> From(Schedule schedule, WorkCalendar calendar, DateOnly first)
    {
        DateOnly? taken = null;
        var begin = first.AddDays(-LongestPush);
        var end = first.AddDays(LongestGap * 2);
        for (var day = begin < schedule.From ? schedule.From : begin; day <= end && !(day > schedule.Until); day = day.AddDays(1))
        {
            if (!schedule.Recurrence.FallsOn(day))
                continue;
            var on = OnOf(schedule, calendar, day);
            var takes = on == taken ? null : on;
            taken = on ?? taken;
            if (day >= first)
                yield return new Occurrence(day, takes);
        }
    }

    /// <summary>The next so many from now on, skipped ones too.</summary>
    public static IReadOnlyList<Occurrence> Next(Schedule schedule, WorkCalendar calendar, DateTimeOffset now, int count) =>
        [.. From(schedule, calendar, calendar.DayOf(now).AddDays(-LongestPush))
            .Where(each => (each.MomentOf(schedule, calendar) ?? calendar.EndOf(each.Day)) > now).Take(count)];

    /// <summary>
    /// The last one that has come since a moment; null when none has, or the schedule is suspended. What was missed before it stays missed: after
    /// an outage, or a leap of the clock, the work is done once and not for each time.
    /// </summary>
    public static Occurrence? Latest(Schedule schedule, WorkCalendar calendar, DateTimeOffset now)
    {
        if (schedule.Suspended)
            return null;
        var first = calendar.DayOf(now).AddDays(-LongestGap);
        return From(schedule, calendar, first)
            .TakeWhile(each => calendar.StartOf(each.Day) <= now)
            .LastOrDefault(each => each.MomentOf(schedule, calendar) is { } at && at <= now && at > schedule.Since);
    }

    private static DateOnly? OnOf(Schedule schedule, WorkCalendar calendar, DateOnly day) =>
        schedule.RestDay is RestDay.Keep || calendar.IsWorkingDay(day) ? day
        : schedule.RestDay is RestDay.Next ? calendar.NextWorkingDay(day)
        : null;
}
