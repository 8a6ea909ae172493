using System.Collections.Concurrent;
using Mediation.Casework.Deadlines;
using Mediation.TestKit.Clocks;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

/// <summary>
/// The product's arithmetic against an oracle that counts every minute: tens of thousands of random histories here, a million in
/// <c>./bench deadlines</c>.
/// </summary>
public sealed class MinuteOracleTests
{
    private const int Histories = 30_000;

    [Fact]
    public void Whatever_happens_to_a_clock_it_falls_due_on_the_minute_that_counting_gives()
    {
        var disagreements = new ConcurrentBag<string>();

        Parallel.For(0, Histories, (seed, loop) =>
        {
            if (ClockTale.Disagreement(seed) is not { } fault)
                return;
            disagreements.Add(fault);
            loop.Stop();
        });

        disagreements.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1_045_558)]
    [InlineData(1_055_404)]
    [InlineData(1_066_678)]
    public void A_term_of_nothing_that_begins_on_New_Years_Day_rolls_back_into_the_year_before_and_ends_at_once(int seed) =>
        ClockTale.Disagreement(seed).ShouldBeNull();

    [Fact]
    public void New_Years_Day_is_no_last_day_of_a_term_that_rolls_back()
    {
        var term = new Term { Count = 0, Unit = TermUnit.Month, Roll = TermRoll.Previous, DayEnd = DayEnd.BusinessClose };
        var begun = MinuteCalendar.Minute(At("2025-01-01 04:15"));
        foreach (var calendar in MinuteCalendars.All)
        {
            var clock = GivenDeadline.Of(term, At("2025-01-01 04:15"));

            Derivation.Of(clock, calendar.Calendar).DueAt.ShouldBe(At("2025-01-01 04:15"));
            new MinuteClock(term, begun).DueAt(calendar).ShouldBe(begun);
        }
    }
}
