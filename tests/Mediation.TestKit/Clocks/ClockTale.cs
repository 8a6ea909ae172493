using System.Globalization;
using System.Text;
using Mediation.Casework;
using Mediation.Casework.Deadlines;

namespace Mediation.TestKit.Clocks;

/// <summary>
/// A random life of one clock (时限经历), told to the product and to the oracle alike: stops with a ground and an expiry, resumptions, the
/// sweep, extensions, reclassifications by another rule, changes of calendar, the end. After each step both must have taken or refused
/// it alike, and agree when the clock falls due, how it stands, and whether it was met too late.
/// </summary>
public sealed class ClockTale
{
    private const int DaysOfStarts = 600;

    private static readonly HashSet<string> Listed = ["appraisal", "awaiting-material"];

    private readonly Random random;

    private readonly StringBuilder told = new();

    private readonly MinuteClock oracle;

    private Deadline clock;

    private MinuteCalendar calendar;

    private int now;

    private ClockTale(int seed)
    {
        random = new Random(seed);
        calendar = AnyCalendar();
        now = MinuteCalendar.FirstDay * MinuteCalendar.Day + random.Next(DaysOfStarts * MinuteCalendar.Day);
        var term = AnyTerm();
        oracle = new MinuteClock(term, now);
        clock = new Deadline
        {
            Id = Guid.CreateVersion7(),
            Kind = "handling",
            Side = ClockSide.Management,
            Term = term,
            Ground = "本镇规定",
            Label = "办理时限",
            Rule = "deadlines/handling@1",
            StartedAt = MinuteCalendar.Moment(now),
        };
        told.Append(CultureInfo.InvariantCulture, $"{Say(now)} starts {Say(term)} by {calendar.Calendar.Version}");
    }

    /// <summary>Steps told so far, by what was done and whether it was taken.</summary>
    public Dictionary<(string Deed, bool Taken), int> Steps { get; } = [];

    /// <summary>Tells a tale; the sentence of the disagreement, or null.</summary>
    /// <param name="seed">Decides everything.</param>
    /// <param name="steps">Counts what was done.</param>
    public static string? Disagreement(int seed, Dictionary<(string Deed, bool Taken), int>? steps = null)
    {
        var tale = new ClockTale(seed);
        var length = tale.random.Next(9);
        var fault = tale.Compared();
        for (var step = 0; fault is null && step < length; step++)
            fault = tale.Step();
        foreach (var (step, times) in tale.Steps)
            if (steps is not null)
                steps[step] = steps.GetValueOrDefault(step) + times;
        return fault is null ? null : $"seed {seed}: {tale.told}: {fault}";
    }

    private string? Step()
    {
        now = Math.Max(now, NextMoment());
        var deed = random.Next(100) switch
        {
            < 30 => "stop",
            < 50 => "resume",
            < 64 => "extend",
            < 74 => "reclassify",
            < 84 => "turn-calendar",
            < 92 => "sweep",
            < 98 => "meet",
            _ => "void",
        };
        told.Append(CultureInfo.InvariantCulture, $"; {Say(now)} {deed}");
        var (taken, expected) = Do(deed);
        Steps[(deed, taken)] = Steps.GetValueOrDefault((deed, taken)) + 1;
        return taken != expected ? $"the product {(taken ? "takes" : "refuses")} it, the oracle does not" : Compared();
    }

    private (bool Taken, bool Expected) Do(string deed)
    {
        var at = MinuteCalendar.Moment(now);
        switch (deed)
        {
            case "stop":
                var ground = random.Next(10) == 0 ? "holiday" : "appraisal";
                var until = now + random.Next(-60, random.Next(2) == 0 ? MinuteCalendar.Day : 9 * MinuteCalendar.Day);
                told.Append(CultureInfo.InvariantCulture, $" {ground} until {Say(until)}");
                return (Take(clock.Stop(at, ground, MinuteCalendar.Moment(until), Listed, calendar.Calendar)),
                    oracle.Stop(now, Listed.Contains(ground), until, calendar));
            case "resume":
                return (Take(clock.Resume(at)), oracle.Resume(now));
            case "extend":
                var by = random.Next(20) == 0 ? AnyTerm() with { Count = 0 } : AnyTerm();
                told.Append(CultureInfo.InvariantCulture, $" by {Say(by)}");
                return (Take(clock.Extend(at, by, "情况复杂", calendar.Calendar)), oracle.Extend(now, by, calendar));
            case "reclassify":
                var (other, fromStart) = (AnyTerm(), random.Next(2) == 0);
                told.Append(CultureInfo.InvariantCulture, $" to {Say(other)} from {(fromStart ? "the start" : "now")}");
                return (Take(clock.Reclassify(at, other, "本镇规定", "办理时限", "deadlines/other@2", fromStart ? clock.StartedAt : at)),
                    oracle.Reclassify(other, fromStart ? MinuteCalendar.Minute(clock.StartedAt) : now));
            case "turn-calendar":
                var (before, after) = (calendar, AnyCalendar());
                told.Append(CultureInfo.InvariantCulture, $" to {after.Calendar.Version}");
                var move = CalendarMove.Of(clock, before.Calendar, after.Calendar);
                var moved = move is not null && Take(clock.ChangeCalendar(at, move));
                var open = oracle.StateAt(now, before) is not (DeadlineState.Met or DeadlineState.Void);
                calendar = after;
                return (moved, open && oracle.DueAt(before) != oracle.DueAt(after) || moved && move!.Was == move.Due);
            case "sweep":
                return (Take(clock.Expire(at)), oracle.Expire(now));
            case "meet":
                return (Take(clock.Meet(at, calendar.Calendar)), oracle.Meet(now, calendar));
            default:
                return (Take(clock.Void(at, "merged")), oracle.Void(now));
        }
    }

    private bool Take(Answer<Deadline> answer)
    {
        if (answer.TryGet(out var changed))
            clock = changed;
        return !answer.IsRefused;
    }

    private string? Compared()
    {
        var derivation = Derivation.Of(clock, calendar.Calendar);
        var (due, expected) = (derivation.DueAt, MinuteCalendar.Moment(oracle.DueAt(calendar)));
        if (due != expected)
            return $"the product has it due at {Say(MinuteCalendar.Minute(due))}, the oracle at {Say(MinuteCalendar.Minute(expected))}";
        var (state, other) = (derivation.StateAt(MinuteCalendar.Moment(now)), oracle.StateAt(now, calendar));
        return state != other ? $"the product has it {state}, the oracle {other}"
            : clock.Late != oracle.Late ? "they do not agree that it was met too late"
            : null;
    }

    // Often at the very moment, or a minute beside it.
    private int NextMoment() => random.Next(6) switch
    {
        0 => oracle.DueAt(calendar) + random.Next(-1, 2),
        1 => (now / MinuteCalendar.Day + random.Next(1, 4)) * MinuteCalendar.Day,
        2 => now / MinuteCalendar.Day * MinuteCalendar.Day + calendar.Closes(now / MinuteCalendar.Day) + random.Next(-1, 2),
        3 => now,
        _ => now + random.Next(1, 3 * MinuteCalendar.Day),
    };

    private Term AnyTerm()
    {
        var unit = random.Next(11) switch { < 4 => TermUnit.WorkingDay, < 7 => TermUnit.CalendarDay, < 10 => TermUnit.Hour, _ => TermUnit.Month };
        var most = (unit, random.Next(8)) switch
        {
            (TermUnit.Hour, _) => 96,
            (TermUnit.Month, _) => 2,
            (_, 0) => 45,
            _ => 7,
        };
        return new Term
        {
            Count = random.Next(12) == 0 ? 0 : random.Next(1, most + 1),
            Unit = unit,
            Start = (TermStart)random.Next(2),
            Roll = (TermRoll)random.Next(3),
            DayEnd = (DayEnd)random.Next(2),
        };
    }

    private MinuteCalendar AnyCalendar() => MinuteCalendars.All[random.Next(MinuteCalendars.All.Count)];

    private static string Say(int minute) => MinuteCalendar.Moment(minute).ToString("yyyy-MM-dd ddd HH:mm", CultureInfo.InvariantCulture);

    private static string Say(Term term) => $"[{term.Count} {term.Unit} from {term.Start}, roll {term.Roll}, to {term.DayEnd}]";
}
