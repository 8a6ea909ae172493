using Mediation.Casework.Deadlines;

namespace Mediation.TestKit.Clocks;

/// <summary>
/// The oracle: one clock kept the slow way (逐分钟计时), minute by minute, from the words of 民法典第二百条至第二百零四条 and of
/// <c>docs/deadlines.md</c>. It takes the product's terms as data and shares no other code with it; it keeps its own history and
/// decides for itself what may be done to a clock when.
/// </summary>
/// <param name="term">The term it starts with.</param>
/// <param name="startedAt">The minute of the event.</param>
public sealed class MinuteClock(Term term, int startedAt)
{
    private const int Day = MinuteCalendar.Day;

    private readonly List<(int From, int Until, bool Written)> standings = [];

    private readonly List<(int At, Term By)> extensions = [];

    private Term inForce = term;

    private int countsFrom = startedAt;

    private bool met;

    private bool late;

    private bool over;

    /// <summary>Minutes walked by all clocks of this thread, to say what the counting cost.</summary>
    [ThreadStatic]
    private static long walked;

    /// <summary>Minutes walked by all clocks of this thread.</summary>
    public static long Walked => walked;

    /// <summary>Done, but too late.</summary>
    public bool Late => late;

    /// <summary>The first minute that is too late.</summary>
    public int DueAt(MinuteCalendar calendar)
    {
        var at = EndOf(inForce, countsFrom, goesOn: false, calendar);
        foreach (var (when, by) in extensions)
            if (when >= countsFrom)
                at = EndOf(by, at, goesOn: true, calendar);
        return at;
    }

    /// <summary>How it stands: running, stopped, met, breached or void.</summary>
    public DeadlineState StateAt(int now, MinuteCalendar calendar) =>
        met ? DeadlineState.Met
        : over ? DeadlineState.Void
        : DueAt(calendar) <= now ? DeadlineState.Breached
        : Stands(now) ? DeadlineState.Stopped
        : DeadlineState.Running;

    /// <summary>A clock that runs may stand on a listed ground until a moment ahead.</summary>
    public bool Stop(int now, bool groundListed, int until, MinuteCalendar calendar)
    {
        if (over || Stands(now) || DueAt(calendar) <= now || !groundListed || until <= now)
            return false;
        Write();
        standings.Add((now, until, false));
        return true;
    }

    /// <summary>A clock that stands may run again before its stop ends by itself.</summary>
    public bool Resume(int now)
    {
        if (over || !Stands(now))
            return false;
        standings[^1] = (standings[^1].From, now, true);
        return true;
    }

    /// <summary>A stop that ended by itself is written down once.</summary>
    public bool Expire(int now)
    {
        if (over || standings.Count == 0 || standings[^1].Written || now < standings[^1].Until)
            return false;
        Write();
        return true;
    }

    /// <summary>More time is to be had before the time has run out, and never of nothing.</summary>
    public bool Extend(int now, Term by, MinuteCalendar calendar)
    {
        if (over || DueAt(calendar) <= now || by.Count == 0)
            return false;
        extensions.Add((now, by));
        return true;
    }

    /// <summary>Another term applies from the event or from now on; what happened to the clock since then still counts.</summary>
    public bool Reclassify(Term term, int from)
    {
        if (over)
            return false;
        (inForce, countsFrom) = (term, from);
        return true;
    }

    /// <summary>It is done, late when its time has run out.</summary>
    public bool Meet(int now, MinuteCalendar calendar)
    {
        if (over)
            return false;
        (over, met, late) = (true, true, DueAt(calendar) <= now);
        EndStanding(now);
        return true;
    }

    /// <summary>It no longer applies.</summary>
    public bool Void(int now)
    {
        if (over)
            return false;
        over = true;
        EndStanding(now);
        return true;
    }

    private void EndStanding(int now)
    {
        if (Stands(now))
            standings[^1] = (standings[^1].From, now, true);
    }

    private void Write()
    {
        if (standings.Count > 0)
            standings[^1] = standings[^1] with { Written = true };
    }

    private bool Stands(int minute)
    {
        foreach (var (from, until, _) in standings)
            if (from <= minute && minute < until)
                return true;
        return false;
    }

    // A standing counts only while time is left, and a term that ends before its last rest days may have run out before one began.
    private int EndOf(Term term, int happened, bool goesOn, MinuteCalendar calendar)
    {
        if (term.Roll is not TermRoll.Previous || term.Unit is TermUnit.WorkingDay or TermUnit.Hour)
            return Walk(term, happened, goesOn, calendar, int.MaxValue);
        for (var before = happened; ; before++)
        {
            var end = Walk(term, happened, goesOn, calendar, before);
            var next = standings.Where(s => s.From >= before && s.From < end).Select(s => s.From).DefaultIfEmpty(-1).Min();
            if (next < 0)
                return end;
            before = next;
        }
    }

    // Standings that began later than the last argument are left out.
    private int Walk(Term term, int happened, bool goesOn, MinuteCalendar calendar, int beganBefore)
    {
        var (minute, left) = term.Unit is TermUnit.Hour ? Hours(term, happened, goesOn) : DaysOf(term, happened, goesOn, calendar);
        var first = minute / Day;
        while (true)
        {
            for (; left > 0; minute++)
            {
                walked++;
                if (Counts(term, minute, calendar) && !Standing(minute, beganBefore))
                    left--;
            }
            var end = term.Unit is TermUnit.Hour ? minute : LastDayEnd(term, minute, first, happened, calendar);
            if (end <= minute)
                return end;
            // The last day is a whole day: what stands on it is given back too.
            for (var ahead = minute; ahead < end; ahead++)
                left += Counts(term, ahead, calendar) ? 1 : 0;
        }
    }

    private bool Standing(int minute, int beganBefore)
    {
        foreach (var (from, until, _) in standings)
            if (from < beganBefore && from <= minute && minute < until)
                return true;
        return false;
    }

    // 按照小时计算期间的，自法律规定或者当事人约定的时间开始计算。
    private static (int Begins, int Left) Hours(Term term, int happened, bool goesOn) =>
        (goesOn || term.Start is TermStart.Event ? happened : (happened + 59) / 60 * 60, term.Count * 60);

    // 按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。
    private static (int Begins, int Left) DaysOf(Term term, int happened, bool goesOn, MinuteCalendar calendar)
    {
        var today = goesOn ? (happened - 1) / Day : happened / Day;
        var isOver = term.DayEnd is DayEnd.BusinessClose && happened >= today * Day + calendar.Closes(today);
        var begins = !goesOn && (term.Start is TermStart.Event || term.Count == 0) && !isOver ? happened : (today + 1) * Day;
        var last = LastCounted(term, begins / Day, calendar);
        var left = 0;
        for (var minute = begins; minute < last * Day + End(term, last, calendar); minute++)
            left += Counts(term, minute, calendar) ? 1 : 0;
        return (begins, left);
    }

    private static int LastCounted(Term term, int first, MinuteCalendar calendar)
    {
        if (term.Count == 0)
            return first;
        if (term.Unit is TermUnit.CalendarDay)
            return first + term.Count - 1;
        if (term.Unit is TermUnit.Month)
            return CorrespondingDay(first - 1, term.Count);
        var day = first;
        for (var count = 0; ; day++)
            if (calendar.Worked(day) && ++count == term.Count)
                return day;
    }

    // 到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日。
    private static int CorrespondingDay(int day, int months)
    {
        var date = MinuteCalendar.Date(day);
        var month = date.Year * 12 + date.Month - 1 + months;
        var (year, of) = (month / 12, month % 12 + 1);
        return MinuteCalendar.Number(new DateOnly(year, of, Math.Min(date.Day, DateTime.DaysInMonth(year, of))));
    }

    // 期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。
    private static int LastDayEnd(Term term, int minute, int first, int happened, MinuteCalendar calendar)
    {
        var day = Math.Max((minute - 1) / Day, first);
        if (day * Day + End(term, day, calendar) < minute)
            day++;
        if (term.Unit is TermUnit.WorkingDay || term.Roll is TermRoll.NextWorkingDay)
            while (!calendar.Worked(day))
                day++;
        else if (term.Roll is TermRoll.Previous)
            while (!calendar.Worked(day))
                day--;
        return Math.Max(day * Day + End(term, day, calendar), happened);
    }

    private static int End(Term term, int day, MinuteCalendar calendar) => term.DayEnd is DayEnd.Midnight ? Day : calendar.Closes(day);

    private static bool Counts(Term term, int minute, MinuteCalendar calendar) => term.Unit is not TermUnit.WorkingDay
        || (term.DayEnd is DayEnd.Midnight ? calendar.WorkedDays[minute] : calendar.WorkedHours[minute]);
}
