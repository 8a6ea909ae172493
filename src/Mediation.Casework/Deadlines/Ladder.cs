using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>What an offset from the due moment is counted in.</summary>
public enum OffsetUnit
{
    /// <summary>分钟.</summary>
    Minute,

    /// <summary>小时.</summary>
    Hour,

    /// <summary>工作日: at opening time of the n-th working day after the day it fell due.</summary>
    WorkingDay,
}

/// <summary>
/// One rung of the ladder that a neglected clock climbs (催督级次): what is done, and when. Rungs are data from the
/// rules; a ladder lists them from the first to the last.
/// </summary>
public sealed record Rung
{
    /// <summary>
    /// What is done, in kebab case: <c>remind</c>, <c>unit-head</c>, <c>urge</c>, <c>supervise</c>, <c>circular</c>,
    /// <c>alarm</c> …
    /// </summary>
    public required string Code { get; init; }

    /// <summary>Who hears of it: <c>handler</c>, <c>unit-head</c>, <c>supervisor</c> or <c>town-leader</c> (告知对象).</summary>
    public string Recipient { get; init; } = "handler";

    /// <summary>Whether the next unit above the one that is late is told as well, one level further with each such rung (告上级单位).</summary>
    public bool Above { get; init; }

    /// <summary>
    /// Before the due moment: when this share of the whole span is left (剩余比例); null for rungs at or after it.
    /// </summary>
    public decimal? ShareLeft { get; init; }

    /// <summary>
    /// At or after the due moment: how many <see cref="AfterUnit"/> later; 0 is the due moment itself.
    /// </summary>
    public int After { get; init; }

    /// <summary>What <see cref="After"/> counts.</summary>
    public OffsetUnit AfterUnit { get; init; }

    /// <summary>Waits from 22:00 until 7:00 (夜间静默).</summary>
    public bool QuietAtNight { get; init; }

    /// <summary>Waits for opening time of the next working day (休息日静默).</summary>
    public bool QuietOnRestDays { get; init; }

    /// <summary>
    /// Of the last rung of a ladder: it comes again at opening time of this many working days after it was served, until the clock is
    /// done with (重复间隔); 1 to <see cref="LongestInterval"/>, null for once. Below the last rung it means nothing.
    /// </summary>
    public int? EveryWorkingDays { get; init; }

    /// <summary>The longest interval at which a rung comes again, about a year, in working days.</summary>
    public const int LongestInterval = 250;
}

/// <summary>The rung that comes next (下一级次) and the moment at which it takes effect.</summary>
public sealed record NextRung(int Index, Rung Rung, DateTimeOffset At);

/// <summary>Finds how far a neglected clock has to climb (催督阶梯).</summary>
public static class Ladder
{
    private static readonly TimeOnly NightBegins = new(22, 0);

    private static readonly TimeOnly NightEnds = new(7, 0);

    /// <summary>
    /// The next rung above those recorded, and when it takes effect; null for a final deadline and above the last rung, unless that
    /// comes again. A rung never comes before the one below it, nor while the clock stands. Whatever moves the due moment, and whatever
    /// ladder the rules give meanwhile, no rung is served twice and none below one that was served. What comes again counts from when it
    /// was last served, so that after a long outage it is made up for once, however often it was missed.
    /// </summary>
    public static NextRung? Next(Deadline deadline, IReadOnlyList<Rung> rungs, WorkCalendar calendar) =>
        Next(deadline, rungs, Derivation.Of(deadline, calendar), calendar);

    /// <summary>The same of a clock that was reckoned by the calendar already.</summary>
    internal static NextRung? Next(Deadline deadline, IReadOnlyList<Rung> rungs, Derivation derivation, WorkCalendar calendar)
    {
        var next = Math.Min(Above(deadline, rungs), rungs.Count);
        if (deadline.IsFinal || rungs.Count == 0 || (next == rungs.Count && rungs[^1].EveryWorkingDays is null))
            return null;

        var at = rungs.Take(next + 1).Max(rung => MomentOf(rung, deadline, derivation, calendar));
        if (next < rungs.Count)
            return new NextRung(next, rungs[next], at);
        var again = Again(rungs[^1], deadline.ServedAt ?? at, calendar);
        return new NextRung(next - 1, rungs[^1], again > at ? again : at);
    }

    private static DateTimeOffset Again(Rung last, DateTimeOffset served, WorkCalendar calendar) =>
        Awake(last, calendar.OpeningOn(calendar.AddWorkingDays(calendar.DayOf(served), last.EveryWorkingDays!.Value)), calendar);

    // Rungs are known by their code, for the ladder may be another one by now; of older records only the number is known.
    private static int Above(Deadline deadline, IReadOnlyList<Rung> rungs)
    {
        var next = deadline.Rung - deadline.Served.Count;
        foreach (var code in deadline.Served)
            for (var at = next; at < rungs.Count; at++)
                if (rungs[at].Code == code)
                {
                    next = at + 1;
                    break;
                }
        return next;
    }

    private static DateTimeOffset MomentOf(
        Rung rung, Deadline deadline, Derivation derivation, WorkCalendar calendar)
    {
        var at = rung switch
        {
            { ShareLeft: { } share } => derivation.WhenLeft(share),
            { After: 0 } => derivation.DueAt,
            { AfterUnit: OffsetUnit.Minute } => derivation.DueAt.AddMinutes(rung.After),
            { AfterUnit: OffsetUnit.Hour } => derivation.DueAt.AddHours(rung.After),
            _ => calendar.OpeningOn(calendar.AddWorkingDays(derivation.DueOn, rung.After)),
        };
        if (deadline.StopAt(at) is { } stop && stop.At < derivation.DueAt)
            at = deadline.EndOf(stop);
        return Awake(rung, at, calendar);
    }

    private static DateTimeOffset Awake(Rung rung, DateTimeOffset at, WorkCalendar calendar)
    {
        if (rung.QuietAtNight)
            at = AfterNight(at, calendar);
        if (rung.QuietOnRestDays && !calendar.IsWorkingDay(calendar.DayOf(at)))
            at = calendar.OpeningOn(calendar.NextWorkingDay(calendar.DayOf(at)));
        return at;
    }

    private static DateTimeOffset AfterNight(DateTimeOffset at, WorkCalendar calendar)
    {
        var day = calendar.DayOf(at);
        var time = TimeOnly.FromTimeSpan(at - calendar.StartOf(day));
        return time >= NightBegins ? calendar.StartOf(day.AddDays(1)) + NightEnds.ToTimeSpan()
            : time < NightEnds ? calendar.StartOf(day) + NightEnds.ToTimeSpan()
            : at;
    }
}
