using System.Globalization;
using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>
/// Counts a term off the calendar, as if the clock never stopped: each stretch, and where the count begins.
/// </summary>
internal sealed class TermCount
{
    private readonly Term term;

    private readonly WorkCalendar calendar;

    private readonly List<DerivationLine> lines = [];

    private DateTimeOffset at;

    private TermCount(DateTimeOffset start, Term term, WorkCalendar calendar)
    {
        this.term = term;
        this.calendar = calendar;
        at = start;
    }

    /// <summary>The stretches; they join.</summary>
    public IReadOnlyList<DerivationLine> Lines => lines;

    /// <summary>Time before this moment isn't counted.</summary>
    public DateTimeOffset BeginsAt { get; private set; }

    /// <summary>Count from an event.</summary>
    public static TermCount From(DateTimeOffset started, Term term, WorkCalendar calendar)
    {
        var count = new TermCount(started, term, calendar);
        var day = calendar.DayOf(started);
        var dayOver = term.DayEnd is DayEnd.BusinessClose && calendar.ClosingOn(day) <= started;
        var ownDayCounts = term.Start is TermStart.Event || term.Count == 0;
        count.Run(ownDayCounts && !dayOver ? day.AddDays(-1) : day, day);
        return count;
    }

    /// <summary>Count on from a due moment: an extension begins with the unit after it.</summary>
    public static TermCount After(DateTimeOffset dueAt, Term term, WorkCalendar calendar)
    {
        var count = new TermCount(dueAt, term with { Start = TermStart.Event }, calendar);
        var day = calendar.DayEndingAt(dueAt);
        count.Run(day, day);
        return count;
    }

    /// <param name="eve">The day before the first that counts.</param>
    /// <param name="day">The day of the event.</param>
    private void Run(DateOnly eve, DateOnly day)
    {
        if (term.Unit is TermUnit.Hour)
        {
            CountHours();
            return;
        }

        BeginsAt = eve < day ? at : calendar.EndOf(day);
        Add(BeginsAt, 0, "day-of-event");
        if (term.Count == 0)
            CountNone(eve.AddDays(1));
        else if (term.Unit is TermUnit.WorkingDay)
            CountWorkingDays(eve);
        else
            CountDays(eve);
    }

    private void CountNone(DateOnly own)
    {
        Add(calendar.EndOf(own, term.DayEnd), 0, "same-day");
        if (term.Unit is TermUnit.WorkingDay && !calendar.IsWorkingDay(own))
            Add(calendar.EndOf(calendar.NextWorkingDay(own), term.DayEnd), 0, "ends-on-rest-day", own);
    }

    private void CountHours()
    {
        if (term.Start is TermStart.NextUnit)
            Add(StartOfNextHour(), 0, "hour-of-event");
        BeginsAt = at;
        Add(at.AddHours(term.Count), term.Count, "hours");
    }

    private void CountDays(DateOnly eve)
    {
        var last = term.Unit is TermUnit.Month ? eve.AddMonths(term.Count) : eve.AddDays(term.Count);
        var code = term.Unit is TermUnit.CalendarDay ? "calendar-days"
            : last.Day == eve.Day ? "corresponding-day"
            : "month-end";
        Add(calendar.EndOf(last, term.DayEnd), term.Count, code);
    }

    private void CountWorkingDays(DateOnly eve)
    {
        var last = calendar.AddWorkingDays(eve, term.Count);
        for (var first = eve.AddDays(1); first <= last;)
        {
            var (code, argument) = KindOf(first);
            var end = first;
            while (end < last && KindOf(end.AddDays(1)) == (code, argument))
                end = end.AddDays(1);

            var counted = calendar.IsWorkingDay(first) ? end.DayNumber - first.DayNumber + 1 : 0;
            var to = end == last ? calendar.EndOf(last, term.DayEnd) : calendar.EndOf(end);
            Add(to, counted, code, argument is null ? [] : [argument]);
            first = end.AddDays(1);
        }
    }

    private (string Code, string? Argument) KindOf(DateOnly day) =>
        calendar.IsMakeUpWorkday(day) ? ("make-up-workday", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : calendar.IsWorkingDay(day) ? ("working-days", null)
        : calendar.HolidayOn(day) is { } name ? ("holiday", name)
        : ("weekend", null);

    private DateTimeOffset StartOfNextHour()
    {
        var into = at.Ticks % TimeSpan.TicksPerHour;
        return into == 0 ? at : at.AddTicks(TimeSpan.TicksPerHour - into);
    }

    private void Add(DateTimeOffset to, int counted, string code, params IReadOnlyList<object> arguments)
    {
        if (to == at)
            return;
        lines.Add(new DerivationLine(at, to, counted, new Because(code, arguments)));
        at = to;
    }
}
