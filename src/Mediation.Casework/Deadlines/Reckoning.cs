using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>
/// Walks from the start of a clock to its due moment, writing down each stretch. The walk has a leg for the term in
/// force and one for each extension; a stop belongs to the leg in which it begins and pushes the end of that leg's
/// count. Only then is the end settled on the end of a day that may be a last day. Pushing goes forward and settling
/// keeps the order of moments, so that no stop can bring the due moment nearer.
/// </summary>
internal sealed class Reckoning
{
    private readonly Deadline deadline;

    private readonly WorkCalendar calendar;

    private readonly (Stopped Stop, DateTimeOffset End)[] stops;

    private readonly List<DerivationLine> lines = [];

    /// <summary>How far the walk has come: while in a leg, where its count ends.</summary>
    private DateTimeOffset at;

    /// <summary>Where the leg began; a roll to an earlier day stops there.</summary>
    private DateTimeOffset began;

    public Reckoning(Deadline deadline, WorkCalendar calendar)
    {
        this.deadline = deadline;
        this.calendar = calendar;
        at = deadline.CountsFrom;
        stops = [.. deadline.History.OfType<Stopped>().Select(stop => (stop, deadline.EndOf(stop)))];
    }

    public DateTimeOffset DueAt => at;

    /// <summary>Where the last leg's count was used up, before it was settled on the end of a day.</summary>
    public DateTimeOffset CountedTo { get; private set; }

    public IReadOnlyList<DerivationLine> Lines => lines;

    public bool Provisional { get; private set; }

    public void Run()
    {
        var term = deadline.TermInForce;
        Walk(term, TermCount.From(at, term, calendar));

        var extensions = deadline.History.OfType<Extended>().Where(extended => extended.At >= deadline.CountsFrom);
        foreach (var extended in extensions)
            Walk(extended.By, TermCount.After(at, extended.By, calendar));
    }

    private void Walk(Term term, TermCount count)
    {
        began = at;
        foreach (var line in count.Lines)
            Add(line);
        if (term.Unit is TermUnit.WorkingDay)
            NoteYears(count.BeginsAt);

        foreach (var (stop, end) in stops)
        {
            if (end <= began)
                continue;
            if (stop.At >= LastDayEnd(term))
                break;
            if (stop.At >= at)
                Settle(term);
            GiveBack(stop, end, term, count.BeginsAt);
        }

        CountedTo = at;
        Settle(term);
    }

    private void GiveBack(Stopped stop, DateTimeOffset to, Term term, DateTimeOffset countBegan)
    {
        var from = stop.At > countBegan ? stop.At : countBegan;
        if (to <= from || from >= at)
            return;

        var pushed = term.Unit is TermUnit.WorkingDay
            ? WorkingTime.Push(at, from, to, term.DayEnd, calendar)
            : at + (to - from);
        Move(pushed, "stopped-time-given-back", stop.Ground, from, to);
        if (term.Unit is TermUnit.WorkingDay)
            NoteYears(from);
    }

    private void Settle(Term term)
    {
        var ended = calendar.DayEndingAt(at);
        var settled = LastDayEnd(term);
        if (term.Unit is TermUnit.CalendarDay or TermUnit.Month && term.Roll is not TermRoll.None)
            NoteYears(settled < at ? settled : at, settled < at ? at : settled);
        Move(settled, calendar.IsWorkingDay(ended) ? "until-day-end" : "ends-on-rest-day", ended);
    }

    /// <summary>The end of the last day when the count is used up at this point; hours end by the minute.</summary>
    private DateTimeOffset LastDayEnd(Term term)
    {
        if (term.Unit is TermUnit.Hour)
            return at;

        var day = calendar.DayEndingAt(at);
        if (calendar.EndOf(day, term.DayEnd) < at)
            day = day.AddDays(1);
        if (!calendar.IsWorkingDay(day))
            day = term switch
            {
                { Unit: TermUnit.WorkingDay } or { Roll: TermRoll.NextWorkingDay } => calendar.NextWorkingDay(day),
                { Roll: TermRoll.Previous } => calendar.PreviousWorkingDay(day),
                _ => day,
            };
        var end = calendar.EndOf(day, term.DayEnd);
        return end < began ? began : end;
    }

    private void NoteYears(DateTimeOffset from) => NoteYears(from, at);

    private void NoteYears(DateTimeOffset from, DateTimeOffset to)
    {
        var last = calendar.DayEndingAt(to).Year;
        for (var year = calendar.DayEndingAt(from).Year; year <= last; year++)
            Provisional |= calendar.Provisional(year);
    }

    private void Move(DateTimeOffset to, string code, params IReadOnlyList<object> arguments)
    {
        if (to != at)
            Add(new DerivationLine(at, to, 0, new Because(code, arguments)));
    }

    private void Add(DerivationLine line)
    {
        lines.Add(line);
        at = line.To;
    }
}
