using System.Text.Json;
using Mediation.Casework.Deadlines;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

/// <summary>
/// Finds the due moment the slow way: it lets the clock tick, every five minutes, over tables made straight from the
/// published notices, and shares no code with the product. It knows no roll to an earlier day.
/// </summary>
internal static class TickingOracle
{
    public const int MinutesPerTick = 5;

    private const int Hour = 60 / MinutesPerTick;

    private const int Day = 24 * Hour;

    private const int Opens = 8 * Hour + Hour / 2;

    private const int Closes = 17 * Hour + Hour / 2;

    private static readonly DateTimeOffset Epoch = At("2025-01-01 00:00");

    private static readonly bool[] Worked = WorkedDays();

    public static DateTimeOffset DueAt(Deadline deadline)
    {
        var stops = deadline.History.OfType<Stopped>()
            .Select(stop => (From: TickOf(stop.At), To: TickOf(EndOf(stop, deadline)))).ToArray();
        var reclassified = deadline.History.OfType<Reclassified>().LastOrDefault();
        var from = reclassified?.From ?? deadline.StartedAt;

        var at = Run(reclassified?.Term ?? deadline.Term, TickOf(from), isExtension: false, stops);
        foreach (var extended in deadline.History.OfType<Extended>().Where(extended => extended.At >= from))
            at = Run(extended.By, at, isExtension: true, stops);
        return Epoch.AddMinutes(at * MinutesPerTick);
    }

    /// <summary>How many ticks of working time lie between two moments.</summary>
    public static int WorkingTicks(DateTimeOffset from, DateTimeOffset to, DayEnd dayEnd)
    {
        var count = 0;
        for (var tick = TickOf(from); tick < TickOf(to); tick++)
            count += IsWorkingTime(tick, dayEnd) ? 1 : 0;
        return count;
    }

    private static int Run(Term term, int start, bool isExtension, (int From, int To)[] stops)
    {
        var begin = BeginOf(term, start, isExtension);
        var left = TicksToCount(term, begin);
        var tick = start;

        while (true)
        {
            for (; left > 0; tick++)
                left -= tick >= begin && Counts(term, tick) && !Stands(stops, tick) ? 1 : 0;

            tick = Math.Max(tick, begin);
            if (term.Unit is TermUnit.Hour || IsLastTick(term, tick - 1))
                return tick;
            for (var ahead = tick; !IsLastTick(term, ahead - 1); ahead++)
                left += Counts(term, ahead) ? 1 : 0;
        }
    }

    private static bool Stands((int From, int To)[] stops, int tick)
    {
        foreach (var (from, to) in stops)
            if (from <= tick && tick < to)
                return true;
        return false;
    }

    private static int BeginOf(Term term, int start, bool isExtension)
    {
        if (term.Unit is TermUnit.Hour)
            return isExtension || term.Start is TermStart.Event ? start : (start + Hour - 1) / Hour * Hour;

        var day = (isExtension ? start - 1 : start) / Day;
        var over = term.DayEnd is DayEnd.BusinessClose && start >= day * Day + ClosingTick(day);
        return !isExtension && term.Start is TermStart.Event && !over ? start : (day + 1) * Day;
    }

    private static int TicksToCount(Term term, int begin)
    {
        if (term.Unit is TermUnit.Hour)
            return term.Count * Hour;

        var lastDay = term.Unit is TermUnit.Month ? LastDayOfMonths(begin / Day, term.Count) : int.MaxValue;
        var days = 0;
        var ticks = 0;
        for (var tick = begin; ; tick++)
        {
            ticks += Counts(term, tick) ? 1 : 0;
            if (tick % Day != EndTick(term, tick / Day) - 1)
                continue;
            days += term.Unit is TermUnit.CalendarDay || Worked[tick / Day] ? 1 : 0;
            if (term.Unit is TermUnit.Month ? tick / Day == lastDay : days == term.Count)
                return ticks;
        }
    }

    private static int LastDayOfMonths(int firstDay, int months)
    {
        var epoch = DateOnly.FromDateTime(Epoch.DateTime);
        var eve = epoch.AddDays(firstDay - 1);
        var month = eve.Year * 12 + eve.Month - 1 + months;
        var day = Math.Min(eve.Day, DateTime.DaysInMonth(month / 12, month % 12 + 1));
        return new DateOnly(month / 12, month % 12 + 1, day).DayNumber - epoch.DayNumber;
    }

    private static bool Counts(Term term, int tick) =>
        term.Unit is not TermUnit.WorkingDay || IsWorkingTime(tick, term.DayEnd);

    private static bool IsWorkingTime(int tick, DayEnd dayEnd) =>
        Worked[tick / Day] && (dayEnd is DayEnd.Midnight || tick % Day is >= Opens and < Closes);

    private static bool IsLastTick(Term term, int tick) =>
        tick % Day == EndTick(term, tick / Day) - 1
        && (Worked[tick / Day] || (term.Unit is not TermUnit.WorkingDay && term.Roll is TermRoll.None));

    private static int EndTick(Term term, int day) => term.DayEnd is DayEnd.Midnight ? Day : ClosingTick(day);

    private static int ClosingTick(int day) =>
        Worked[day] || Epoch.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? Closes : Day;

    private static int TickOf(DateTimeOffset moment) => (int)(moment - Epoch).TotalMinutes / MinutesPerTick;

    private static DateTimeOffset EndOf(Stopped stop, Deadline deadline) => deadline.History
        .Where(happened => happened is Resumed && happened.At >= stop.At)
        .Select(resumed => resumed.At)
        .Append(stop.Until)
        .Min();

    private static bool[] WorkedDays()
    {
        var worked = new bool[4 * 366];
        for (var day = 0; day < worked.Length; day++)
            worked[day] = Epoch.AddDays(day).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        foreach (var span in Notices("holidays"))
            for (var day = DayOf(span.GetProperty("start")); day <= DayOf(span.GetProperty("end")); day++)
                worked[day] = false;
        foreach (var day in Notices("adjusted_workdays"))
            worked[DayOf(day)] = true;
        return worked;
    }

    private static IEnumerable<JsonElement> Notices(string member) =>
        Published.GetProperty(member).EnumerateObject().SelectMany(year => year.Value.EnumerateArray());

    private static int DayOf(JsonElement day) => (int)(At(day.GetString()!) - Epoch).TotalDays;
}
