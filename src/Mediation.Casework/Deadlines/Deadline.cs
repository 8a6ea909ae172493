using System.Text.Json.Serialization;
using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>Who set the clock (时限性质); the two are never mixed in a report.</summary>
public enum ClockSide
{
    /// <summary>法定时限: a statute set it, and it stops only where a statute says so.</summary>
    Legal,

    /// <summary>管理时限: the town set it for itself.</summary>
    Management,
}

/// <summary>
/// One promise about time and everything that happened to it (时限). Immutable: each act gives a new one or a refusal.
/// When it falls due is not stored here but reckoned from the history by <see cref="Derivation.Of"/>.
/// </summary>
public sealed record Deadline
{
    /// <summary>Minted at brief, ordered by time.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// What is promised, in kebab case: <c>first-response</c>, <c>sign-for</c>, <c>handling</c> … (时限种类)
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>Legal or management (时限性质).</summary>
    public required ClockSide Side { get; init; }

    /// <summary>Code of the unit that holds the promise (责任单位); null when the case as a whole does.</summary>
    public string? Unit { get; init; }

    /// <summary>The work item it belongs to (待办); null for a clock of the case.</summary>
    public Guid? WorkItem { get; init; }

    /// <summary>The term it was started with (期限); the one in force is <see cref="TermInForce"/>.</summary>
    public required Term Term { get; init; }

    /// <summary>Law and article, or the town's own rule (依据).</summary>
    public required string Ground { get; init; }

    /// <summary>What people call it, in Chinese (名称).</summary>
    public required string Label { get; init; }

    /// <summary>The rule that set it, as <c>set/rule@version</c> (规则).</summary>
    public required string Rule { get; init; }

    /// <summary>When the event happened that it counts from (起算时刻).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether somebody appointed the day, so that the term follows from no category (指定日期).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Appointed { get; init; }

    /// <summary>Whether it is nobody's duty and just ends when its day is over (届满即止): the parties' window, an invitation. The case isn't late by it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Lapses { get; init; }

    /// <summary>All that happened to it, oldest first; only ever appended to (时限记录).</summary>
    public IReadOnlyList<ClockEvent> History { get; init; } = [];

    /// <summary>How many rungs of its ladder have been recorded (已执行的催督级次).</summary>
    public int Rung { get; init; }

    /// <summary>Codes of the rungs that have been recorded, oldest first (已执行的催督); those of older versions are only counted.</summary>
    public IReadOnlyList<string> Served { get; init; } = [];

    /// <summary>When a rung took effect last; null before the first (最近一次催督).</summary>
    public DateTimeOffset? ServedAt { get; init; }

    /// <summary>The latest reclassification, or null (改变时限).</summary>
    [JsonIgnore]
    public Reclassified? Reclassification => History.OfType<Reclassified>().LastOrDefault();

    /// <summary>The term that applies now (现行期限).</summary>
    [JsonIgnore]
    public Term TermInForce => Reclassification?.Term ?? Term;

    /// <summary>The event the term in force counts from (现行起算时刻).</summary>
    [JsonIgnore]
    public DateTimeOffset CountsFrom => Reclassification?.From ?? StartedAt;

    /// <summary>When it was met; null when it was not (履行时刻).</summary>
    [JsonIgnore]
    public DateTimeOffset? MetAt => History.OfType<Met>().SingleOrDefault()?.At;

    /// <summary>It was met, but too late (逾期履行).</summary>
    [JsonIgnore]
    public bool Late => History.OfType<Met>().Any(met => met.Late);

    /// <summary>Met or void: nothing more can happen to it (已终结).</summary>
    [JsonIgnore]
    public bool IsFinal => History.Any(happened => happened is Met or Voided);

    /// <summary>The latest stop whose end nobody has written yet, over or not; null when there is none (未了的中止).</summary>
    [JsonIgnore]
    public Stopped? OpenStop => History.LastOrDefault(happened => happened is Stopped or Resumed or StopExpired or Met or Voided) as Stopped;

    /// <summary>The stop that holds at the moment, or null when the clock runs (中止).</summary>
    public Stopped? StopAt(DateTimeOffset now) =>
        History.OfType<Stopped>().LastOrDefault(stop => stop.At <= now && now < EndOf(stop));

    /// <summary>
    /// When a stop ended or will end (中止截止): on being resumed or done with, and at its expiry without anybody's act.
    /// </summary>
    public DateTimeOffset EndOf(Stopped stop)
    {
        var ended = History
            .SkipWhile(happened => !ReferenceEquals(happened, stop))
            .FirstOrDefault(happened => happened is Resumed or StopExpired or Met or Voided);
        return ended is not null && ended.At < stop.Until ? ended.At : stop.Until;
    }

    /// <summary>
    /// Let the clock stand still (中止计时). Refused when final, already standing or already due, on a ground that the
    /// rules don't allow for this clock, or without an end that lies ahead.
    /// </summary>
    public Answer<Deadline> Stop(
        DateTimeOffset now, string ground, DateTimeOffset until, IReadOnlySet<string> allowed, WorkCalendar calendar)
    {
        if (RefusalUnlessRunning(now, calendar) is { } refusal)
            return refusal;
        if (!allowed.Contains(ground))
            return new Refusal("deadline.ground-not-allowed", "ground", ground, Label);
        if (until <= now)
            return new Refusal("deadline.stop-without-end", "until");
        var resumed = Expire(now).TryGet(out var expired) ? expired : this;
        return resumed.Append(new Stopped(now, ground, until));
    }

    /// <summary>Let it run again before the stop expires (恢复计时). Refused when it isn't standing.</summary>
    public Answer<Deadline> Resume(DateTimeOffset now)
    {
        if (IsFinal)
            return Finished();
        if (StopAt(now) is null)
            return new Refusal("deadline.not-stopped", "deadline", Label);
        return Append(new Resumed(now));
    }

    /// <summary>Write down that the stop ended by itself (中止期满). Refused when final, while it stands, and the second time.</summary>
    public Answer<Deadline> Expire(DateTimeOffset now)
    {
        if (IsFinal)
            return Finished();
        if (OpenStop is not { } stop || now < stop.Until)
            return new Refusal("deadline.not-stopped", "deadline", Label);
        return Append(new StopExpired(stop.Until));
    }

    /// <summary>Give more time (延期). Refused when final, when already due, and for a term of nothing.</summary>
    public Answer<Deadline> Extend(DateTimeOffset now, Term by, string reason, WorkCalendar calendar)
    {
        if (IsFinal)
            return Finished();
        if (Derivation.Of(this, calendar).DueAt <= now)
            return AlreadyDue();
        if (by.Count == 0)
            return new Refusal("deadline.extension-empty", "by");
        return Append(new Extended(now, by, reason));
    }

    /// <summary>
    /// Apply another term (改变时限), counted from <paramref name="from"/>: the start of the clock, or now where the
    /// change itself is the event. Refused when final.
    /// </summary>
    public Answer<Deadline> Reclassify(
        DateTimeOffset now, Term term, string ground, string label, string rule, DateTimeOffset from)
    {
        if (IsFinal)
            return Finished();
        return Append(new Reclassified(now, term, ground, label, rule, from));
    }

    /// <summary>What was promised is done (履行), late when the due moment has come. Refused when final.</summary>
    public Answer<Deadline> Meet(DateTimeOffset now, WorkCalendar calendar)
    {
        if (IsFinal)
            return Finished();
        var late = Derivation.Of(this, calendar).DueAt <= now;
        return Append(new Met(now, late));
    }

    /// <summary>The promise no longer applies (作废). Refused when final.</summary>
    public Answer<Deadline> Void(DateTimeOffset now, string reason)
    {
        if (IsFinal)
            return Finished();
        return Append(new Voided(now, reason));
    }

    /// <summary>Note that another version of the calendar applies from now on (日历变更). Refused when final.</summary>
    public Answer<Deadline> ChangeCalendar(DateTimeOffset now, CalendarMove move)
    {
        if (IsFinal)
            return Finished();
        return Append(new CalendarChanged(now, move.Version, move.Was, move.Due));
    }

    /// <summary>The clock with one more rung recorded (催督).</summary>
    public Deadline Climb(string rung, DateTimeOffset at) => this with { Rung = Rung + 1, Served = [.. Served, rung], ServedAt = at };

    private Refusal? RefusalUnlessRunning(DateTimeOffset now, WorkCalendar calendar)
    {
        if (IsFinal)
            return Finished();
        if (StopAt(now) is not null)
            return new Refusal("deadline.already-stopped", "deadline", Label);
        return Derivation.Of(this, calendar).DueAt <= now ? AlreadyDue() : null;
    }

    private Refusal Finished() =>
        new(MetAt is null ? "deadline.already-void" : "deadline.already-met", "deadline", Label);

    private Refusal AlreadyDue() => new("deadline.already-due", "deadline", Label);

    private Deadline Append(ClockEvent happened) => this with { History = [.. History, happened] };
}
