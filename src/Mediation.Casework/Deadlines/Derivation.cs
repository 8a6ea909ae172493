using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>How a clock stands at a moment (时限状态).</summary>
public enum DeadlineState
{
    /// <summary>计时中.</summary>
    Running,

    /// <summary>中止.</summary>
    Stopped,

    /// <summary>已履行, in time or late.</summary>
    Met,

    /// <summary>已逾期.</summary>
    Breached,

    /// <summary>已作废.</summary>
    Void,
}

/// <summary>How near a due moment is, as people say it (红黄绿灯).</summary>
public enum TrafficLight
{
    /// <summary>绿灯: more than a third of the time is left.</summary>
    Green,

    /// <summary>黄灯: a third or less is left, or at most one working day of a term in days.</summary>
    Amber,

    /// <summary>红灯: overdue, or met too late.</summary>
    Red,
}

/// <summary>
/// Why a stretch of time counts or doesn't (理由): a code and arguments; the sentence is made at the edge.
/// </summary>
public sealed record Because(string Code, params IReadOnlyList<object> Arguments);

/// <summary>
/// One line of a derivation (推算明细). Lines join: each begins where the one before ends, the first at the start and
/// the last ends at the due moment. A line that rolls back to an earlier working day ends before it begins.
/// </summary>
/// <param name="From">Where the stretch begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Counted">How many units of the term it uses up; 0 for what isn't counted.</param>
/// <param name="Because">Why.</param>
public sealed record DerivationLine(DateTimeOffset From, DateTimeOffset To, int Counted, Because Because);

/// <summary>
/// When a deadline falls due and how that follows from its history (到期推算); a pure function of the two arguments of
/// <see cref="Of"/>. Days are those of 民法典第二百条至第二百零四条: the day of the event isn't counted, a last day that
/// is a rest day gives way to the next working day, and the last day ends at 24:00 or at close of business. A stop
/// gives back exactly the time it took from the count; the day on which a count in days is then used up is the last
/// day, and runs to its end. Of a term in working days only working time is taken and given back: whole working days,
/// or the opening hours of working days where it ends at close of business. A clock that stands now is reckoned to its
/// stop's expiry.
/// </summary>
public sealed class Derivation
{
    private readonly Deadline deadline;

    private Derivation(Deadline deadline, Reckoning reckoned, WorkCalendar calendar)
    {
        this.deadline = deadline;
        DueAt = reckoned.DueAt;
        DueOn = calendar.DayEndingAt(DueAt);
        CountedTo = reckoned.CountedTo;
        Lines = reckoned.Lines;
        Provisional = reckoned.Provisional;
        CalendarVersion = calendar.Version;
        AmberAt = AmberMoment(calendar);
    }

    /// <summary>The first moment that is too late (到期时刻); 24:00 is 0:00 of the following day.</summary>
    public DateTimeOffset DueAt { get; }

    /// <summary>The last day (到期日), by the calendar of the place.</summary>
    public DateOnly DueOn { get; }

    /// <summary>
    /// Where the count is used up (计满时刻): the due moment, unless it has to wait for the end of the day or for the
    /// next working day. Stopping and resuming moves it by exactly the time taken.
    /// </summary>
    public DateTimeOffset CountedTo { get; }

    /// <summary>From which moment it is nearly due (转黄时刻).</summary>
    public DateTimeOffset AmberAt { get; }

    /// <summary>How the due moment follows, line by line (推算明细).</summary>
    public IReadOnlyList<DerivationLine> Lines { get; }

    /// <summary>True when it rests on a year whose holidays aren't published yet (暂定).</summary>
    public bool Provisional { get; }

    /// <summary>The calendar it was reckoned by (日历版本).</summary>
    public string CalendarVersion { get; }

    /// <summary>Reckon a deadline by a calendar (推算). Linear in the days between start and due moment.</summary>
    public static Derivation Of(Deadline deadline, WorkCalendar calendar)
    {
        var reckoning = new Reckoning(deadline, calendar);
        reckoning.Run();
        return new Derivation(deadline, reckoning, calendar);
    }

    /// <summary>How the clock stands at a moment (时限状态).</summary>
    public DeadlineState StateAt(DateTimeOffset now) =>
        deadline.MetAt is not null ? DeadlineState.Met
        : deadline.IsFinal ? DeadlineState.Void
        : DueAt <= now ? DeadlineState.Breached
        : deadline.StopAt(now) is not null ? DeadlineState.Stopped
        : DeadlineState.Running;

    /// <summary>
    /// The light to show at a moment (红黄绿灯). A clock that stands shows what it will show when it runs again.
    /// </summary>
    public TrafficLight LightAt(DateTimeOffset now)
    {
        if (deadline.IsFinal)
            return deadline.Late ? TrafficLight.Red : TrafficLight.Green;

        var counted = deadline.StopAt(now) is { } stop ? deadline.EndOf(stop) : now;
        return DueAt <= counted ? TrafficLight.Red
            : AmberAt <= counted ? TrafficLight.Amber
            : TrafficLight.Green;
    }

    /// <summary>The moment at which a share of the whole span, from start to due moment, is left.</summary>
    /// <param name="share">Between 0 (the due moment) and 1 (the start).</param>
    internal DateTimeOffset WhenLeft(decimal share) =>
        DueAt - TimeSpan.FromTicks((long)((DueAt - deadline.CountsFrom).Ticks * share));

    private DateTimeOffset AmberMoment(WorkCalendar calendar)
    {
        var third = DueAt - (DueAt - deadline.CountsFrom) / 3;
        if (deadline.TermInForce.Unit is TermUnit.Hour)
            return third;

        var oneDayLeft = DueAt.AddDays(calendar.PreviousWorkingDay(DueOn).DayNumber - DueOn.DayNumber);
        return oneDayLeft < third ? oneDayLeft : third;
    }
}
