using FsCheck;
using FsCheck.Fluent;
using Mediation.Casework.Deadlines;
using Mediation.TestKit.Clocks;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

/// <summary>What holds for every clock, whatever happens to it.</summary>
public sealed class DeadlineLaws
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_500);

    private static readonly MinuteCalendar Minutes = MinuteCalendars.All[0];

    [Fact]
    public void Stopping_the_clock_never_brings_the_due_date_nearer() =>
        Prop.ForAll(RandomHistories.OfOnePromise, story => story.PlayAll().All(deadline =>
            DueAt(deadline) >= DueAt(Without<Stopped>(deadline)))).Check(Many);

    [Fact]
    public void Extending_a_term_never_brings_the_due_date_nearer() =>
        Prop.ForAll(RandomHistories.OfOnePromise, story => story.PlayAll().All(deadline =>
            DueAt(deadline) >= DueAt(Without<Extended>(deadline)))).Check(Many);

    [Fact]
    public void Stopping_and_resuming_moves_the_count_by_exactly_the_time_taken() =>
        Prop.ForAll(RandomHistories.OfOnePromise, Gen.Choose(1, 800).ToArbitrary(), (story, length) =>
        {
            var started = story.PlayAll().First();
            var before = Derivation.Of(started, Calendar);
            var now = before.Lines.First(line => line.Counted > 0).From.AddMinutes(RandomHistories.MinutesPerTick);
            var standing = started.Stop(now, "appraisal", now.AddDays(30), GivenDeadline.Grounds, Calendar);
            if (standing.IsRefused || now >= before.CountedTo)
                return true;

            var resumed = now.AddMinutes(length * RandomHistories.MinutesPerTick);
            var after = Derivation.Of(standing.Value.Resume(resumed).Value, Calendar);
            return TimeBetween(before.CountedTo, after.CountedTo, story.Term) == TimeBetween(now, resumed, story.Term);
        }).Check(Many);

    [Fact]
    public void The_lines_lead_from_the_start_to_the_due_moment_without_a_gap() =>
        Prop.ForAll(RandomHistories.Any, story =>
        {
            var deadline = story.Play();
            var derivation = Derivation.Of(deadline, Calendar);
            var at = deadline.CountsFrom;
            foreach (var line in derivation.Lines)
            {
                if (line.From != at || line.To == at)
                    return false;
                at = line.To;
            }
            return at == derivation.DueAt;
        }).Check(Many);

    [Fact]
    public void Meeting_a_deadline_is_final() =>
        Prop.ForAll(RandomHistories.Any, story =>
        {
            var met = story.Play().Meet(story.StartedAt.AddDays(400), Calendar).Value;
            return story.Moves.All(move => move.Make(met, story.StartedAt.AddDays(401)).IsRefused);
        }).Check(Many);

    private static DateTimeOffset DueAt(Deadline deadline) => Derivation.Of(deadline, Calendar).DueAt;

    private static Deadline Without<T>(Deadline deadline) =>
        deadline with { History = [.. deadline.History.Where(happened => happened is not T)] };

    private static int TimeBetween(DateTimeOffset from, DateTimeOffset to, Term term)
    {
        var (first, last) = (MinuteCalendar.Minute(from), MinuteCalendar.Minute(to));
        return term.Unit is not TermUnit.WorkingDay ? last - first
            : (term.DayEnd is DayEnd.Midnight ? Minutes.WorkedDays : Minutes.WorkedHours)[first..last].Count(true);
    }
}
