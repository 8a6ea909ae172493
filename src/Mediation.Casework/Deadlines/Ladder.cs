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
}

/// <summary>The rung that comes next (下一级次) and the moment at which it takes effect.</summary>
public sealed record NextRung(int Index, Rung Rung, DateTimeOffset At);

/// <summary>Finds how far a neglected clock has to climb (催督阶梯).</summary>
public static class Ladder
{
    private static readonly TimeOnly NightBegins = new(22, 0);

    private static readonly TimeOnly NightEnds = new(7, 0);

    /// <summary>
    /// The next rung that has not been recorded yet, and when it takes effect; null for a final deadline and above the
    /// last rung. A rung never comes before the one below it, nor while the clock stands.
    /// </summary>
    public static NextRung? Next(Deadline deadline, IReadOnlyList<Rung> rungs, WorkCalendar calendar)
    {
        if (deadline.IsFinal || deadline.Rung >= rungs.Count)
            return null;

        var derivation = Derivation.Of(deadline, calendar);
        var at = rungs.Take(deadline.Rung + 1).Max(rung => MomentOf(rung, deadline, derivation, calendar));
        return new NextRung(deadline.Rung, rungs[deadline.Rung], at);
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
        if (deadline.StopAt(at) is { } stop)
            at = deadline.EndOf(stop);
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
