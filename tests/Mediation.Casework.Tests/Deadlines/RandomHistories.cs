using FsCheck;
using FsCheck.Fluent;
using Mediation.Casework.Deadlines;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

/// <summary>What people may do to a clock, one after another, at moments five minutes apart.</summary>
internal sealed record Story(Term Term, DateTimeOffset StartedAt, Move[] Moves)
{
    public Deadline Play() => PlayAll().Last();

    /// <summary>The clock at the start and after each move; a refused move changes nothing.</summary>
    public IEnumerable<Deadline> PlayAll()
    {
        var deadline = GivenDeadline.Of(Term, StartedAt);
        yield return deadline;

        var now = StartedAt;
        foreach (var move in Moves)
        {
            now = now.AddMinutes(move.Gap * RandomHistories.MinutesPerTick);
            var answer = move.Make(deadline, now);
            deadline = answer.IsRefused ? deadline : answer.Value;
            yield return deadline;
        }
    }
}

internal enum MoveKind
{
    Stop,
    Resume,
    Extend,
    Reclassify,
}

internal sealed record Move(MoveKind Kind, int Gap, int Length, Term By)
{
    public Answer<Deadline> Make(Deadline deadline, DateTimeOffset now) => Kind switch
    {
        MoveKind.Stop => deadline.Stop(
            now, "appraisal", now.AddMinutes(Length * RandomHistories.MinutesPerTick), GivenDeadline.Grounds, Calendar),
        MoveKind.Resume => deadline.Resume(now),
        MoveKind.Extend => deadline.Extend(now, By, "情况复杂", Calendar),
        _ => deadline.Reclassify(now, By, "本镇规定", "办理时限", "deadlines/other@1",
            Length % 2 == 0 ? deadline.StartedAt : now),
    };
}

internal static class RandomHistories
{
    public const int MinutesPerTick = 5;

    private static readonly Gen<DateTimeOffset> Starts =
        Gen.Choose(0, 700 * 24 * 12)
        .Select(ticks => At("2025-01-02 00:00").AddMinutes(ticks * MinutesPerTick));

    public static Arbitrary<Story> Any { get; } = Stories(
        Terms(Gen.Elements(TermRoll.None, TermRoll.NextWorkingDay)), Enum.GetValues<MoveKind>());

    /// <summary>Also with terms that roll back, but never with another term.</summary>
    public static Arbitrary<Story> OfOnePromise { get; } = Stories(
        Terms(Gen.Elements(Enum.GetValues<TermRoll>())), [MoveKind.Stop, MoveKind.Resume, MoveKind.Extend]);

    private static Arbitrary<Story> Stories(Gen<Term> terms, MoveKind[] kinds) => (
        from term in terms
        from start in Starts
        from moves in Moves(terms, kinds).ArrayOf()
        select new Story(term, start, moves.Length > 6 ? moves[..6] : moves)).ToArbitrary();

    private static Gen<Move> Moves(Gen<Term> terms, MoveKind[] kinds) =>
        from kind in Gen.Elements(kinds)
        from gap in Gen.Choose(1, 3 * 24 * 12)
        from length in Gen.Choose(1, 4 * 24 * 12)
        from other in terms
        select new Move(kind, gap, length, other);

    private static Gen<Term> Terms(Gen<TermRoll> rolls) =>
        from unit in Gen.Frequency(
            (4, Gen.Constant(TermUnit.WorkingDay)), (3, Gen.Constant(TermUnit.CalendarDay)),
            (3, Gen.Constant(TermUnit.Hour)), (1, Gen.Constant(TermUnit.Month)))
        from count in Gen.Choose(1, unit switch { TermUnit.Hour => 96, TermUnit.Month => 1, _ => 6 })
        from start in Gen.Elements(Enum.GetValues<TermStart>())
        from roll in rolls
        from dayEnd in Gen.Elements(Enum.GetValues<DayEnd>())
        select new Term { Count = count, Unit = unit, Start = start, Roll = roll, DayEnd = dayEnd };
}
