using Mediation.Casework.Deadlines;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

public sealed class DerivationTests
{
    [Theory]
    [InlineData("2026-11-20 16:40", 1, "2026-11-23 17:30", "Friday afternoon: by the close of Monday")]
    [InlineData("2026-11-20 16:40", 2, "2026-11-24 17:30", "by the close of the second working day")]
    [InlineData("2026-09-18 09:00", 1, "2026-09-20 17:30", "a Sunday worked in exchange closes as other days do")]
    public void Working_days_may_end_at_close_of_business(string start, int count, string due, string because) =>
        DueAt(Term.WorkingDays(count, DayEnd.BusinessClose), start).ShouldBe(At(due), because);

    [Fact]
    public void Hours_run_by_the_wall_through_night_and_rest_days() =>
        DueAt(Term.Hours(2), "2026-11-20 23:10").ShouldBe(At("2026-11-21 01:10"));

    [Fact]
    public void Hours_may_begin_with_the_hour_after_the_event() =>
        DueAt(Term.Hours(24) with { Start = TermStart.NextUnit }, "2026-11-20 10:15").ShouldBe(At("2026-11-21 11:00"));

    [Fact]
    public void At_once_is_the_moment_itself() =>
        DueAt(Term.Hours(0), "2026-11-20 10:15").ShouldBe(At("2026-11-20 10:15"));

    [Theory]
    [InlineData("2026-10-31 10:00", 1, "2026-11-30", "no 31st: the end of the month")]
    [InlineData("2026-01-31 10:00", 1, "2026-02-28", "and so in February, a make-up working day in 2026")]
    [InlineData("2026-03-16 10:00", 2, "2026-05-18", "the corresponding day is a Saturday")]
    public void Months_end_on_the_corresponding_day(string start, int count, string due, string because) =>
        DueAt(Term.Months(count), start).ShouldBe(Calendar.EndOf(On(due)), because);

    [Theory]
    [InlineData(TermRoll.None, "2026-11-21")]
    [InlineData(TermRoll.NextWorkingDay, "2026-11-23")]
    [InlineData(TermRoll.Previous, "2026-11-20")]
    public void The_roll_rule_says_what_a_rest_day_at_the_end_does(TermRoll roll, string due) =>
        DueAt(Term.CalendarDays(15) with { Roll = roll }, "2026-11-06 10:00").ShouldBe(Calendar.EndOf(On(due)));

    [Fact]
    public void The_day_of_the_event_may_count() =>
        DueAt(Term.WorkingDays(1) with { Start = TermStart.Event }, "2026-11-20 10:00")
            .ShouldBe(Calendar.EndOf(On("2026-11-20")));

    [Fact]
    public void After_close_of_business_the_day_of_the_event_is_over() =>
        DueAt(Term.WorkingDays(1, DayEnd.BusinessClose) with { Start = TermStart.Event }, "2026-11-20 18:00")
            .ShouldBe(At("2026-11-23 17:30"));

    [Theory]
    [InlineData("2026-11-20 10:00", "2026-11-20 17:30")]
    [InlineData("2026-11-20 18:00", "2026-11-23 17:30")]
    public void No_days_mean_the_same_day_while_it_lasts(string start, string due) =>
        DueAt(Term.WorkingDays(0, DayEnd.BusinessClose), start).ShouldBe(At(due));

    [Fact]
    public void A_term_into_a_year_without_a_notice_is_provisional()
    {
        Derive(Term.WorkingDays(5), "2026-12-28 10:00").Provisional.ShouldBeTrue();
        Derive(Term.CalendarDays(5), "2026-12-28 10:00").Provisional.ShouldBeTrue();
        Derive(Term.Hours(200), "2026-12-28 10:00").Provisional.ShouldBeFalse("hours need no calendar");
        Derive(Term.WorkingDays(2), "2026-12-28 10:00").Provisional.ShouldBeFalse("it ends within the year");
    }

    [Fact]
    public void Every_stretch_of_the_way_is_explained()
    {
        var lines = Derive(Term.WorkingDays(5), "2026-02-13 16:00").Lines;

        lines.Select(line => (line.Because.Code, line.Counted)).ShouldBe(
        [
            ("day-of-event", 0),
            ("make-up-workday", 1),
            ("holiday", 0),
            ("working-days", 4),
        ]);
        lines[2].Because.Arguments.ShouldBe(["春节"]);
        lines[2].To.ShouldBe(Calendar.EndOf(On("2026-02-23")));
    }

    [Fact]
    public void A_rolled_end_is_explained_too()
    {
        var lines = Derive(Term.CalendarDays(30), "2026-01-16 10:00").Lines;

        lines.Select(line => line.Because.Code).ShouldBe(["day-of-event", "calendar-days", "ends-on-rest-day"]);
        lines[^1].To.ShouldBe(Calendar.EndOf(On("2026-02-24")));
    }

    private static DateTimeOffset DueAt(Term term, string start) => Derive(term, start).DueAt;

    private static Derivation Derive(Term term, string start) =>
        Derivation.Of(GivenDeadline.Of(term, At(start)), Calendar);
}
