using Mediation.Casework.Deadlines;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly Deadline FiveWorkingDays = GivenDeadline.Of(Term.WorkingDays(5), At("2026-11-16 10:00"));

    [Fact]
    public void A_clock_is_not_stopped_on_a_ground_the_rules_do_not_name() =>
        Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-18 10:00", "too-busy")
            .Refusals.Single().Code.ShouldBe("deadline.ground-not-allowed");

    [Fact]
    public void A_stop_needs_an_end_ahead() =>
        Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-17 10:00").Refusals.Single().Code
            .ShouldBe("deadline.stop-without-end");

    [Fact]
    public void A_standing_clock_is_not_stopped_again()
    {
        var standing = Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-19 10:00").Value;

        Stop(standing, "2026-11-18 10:00", "2026-11-20 10:00").Refusals.Single().Code
            .ShouldBe("deadline.already-stopped");
    }

    [Fact]
    public void An_overdue_clock_is_neither_stopped_nor_extended()
    {
        var due = At("2026-11-24 00:00");

        Stop(FiveWorkingDays, "2026-11-24 00:00", "2026-11-25 10:00").Refusals.Single().Code
            .ShouldBe("deadline.already-due");
        FiveWorkingDays.Extend(due, Term.WorkingDays(3), "复杂", Calendar).Refusals.Single().Code
            .ShouldBe("deadline.already-due");
    }

    [Fact]
    public void A_running_clock_is_not_resumed() =>
        FiveWorkingDays.Resume(At("2026-11-17 10:00")).Refusals.Single().Code.ShouldBe("deadline.not-stopped");

    [Fact]
    public void Two_working_days_of_standing_are_given_back()
    {
        var resumed = Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-30 10:00").Value
            .Resume(At("2026-11-19 10:00")).Value;

        Derivation.Of(resumed, Calendar).DueOn.ShouldBe(On("2026-11-25"));
    }

    [Fact]
    public void A_stop_over_the_weekend_takes_no_working_time()
    {
        var resumed = Stop(FiveWorkingDays, "2026-11-21 00:00", "2026-11-23 00:00").Value;

        Derivation.Of(resumed, Calendar).DueAt.ShouldBe(Derivation.Of(FiveWorkingDays, Calendar).DueAt);
    }

    [Fact]
    public void A_forgotten_stop_ends_by_itself()
    {
        var forgotten = Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-18 10:00").Value;
        var derivation = Derivation.Of(forgotten, Calendar);

        derivation.StateAt(At("2026-11-18 09:59")).ShouldBe(DeadlineState.Stopped);
        derivation.StateAt(At("2026-11-18 10:00")).ShouldBe(DeadlineState.Running);
        derivation.DueOn.ShouldBe(On("2026-11-24"));
    }

    [Fact]
    public void That_a_stop_ended_by_itself_is_written_once_and_moves_nothing()
    {
        var standing = Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-19 10:00").Value;

        standing.Expire(At("2026-11-19 09:59")).Refusals.Single().Code.ShouldBe("deadline.not-stopped");
        var written = standing.Expire(At("2026-11-20 08:00")).Value;

        written.Expire(At("2026-11-20 08:01")).Refusals.Single().Code.ShouldBe("deadline.not-stopped");
        written.History[^1].At.ShouldBe(At("2026-11-19 10:00"));
        Derivation.Of(written, Calendar).DueAt.ShouldBe(Derivation.Of(standing, Calendar).DueAt);
    }

    [Fact]
    public void Three_hours_of_standing_push_a_term_in_hours_by_three_hours()
    {
        var started = GivenDeadline.Of(Term.Hours(24), At("2026-11-20 10:00"));
        var resumed = Stop(started, "2026-11-20 12:00", "2026-11-20 15:00").Value;

        Derivation.Of(resumed, Calendar).DueAt.ShouldBe(At("2026-11-21 13:00"));
    }

    [Fact]
    public void A_count_used_up_within_a_day_runs_to_the_end_of_that_day()
    {
        var resumed = Stop(FiveWorkingDays, "2026-11-17 10:00", "2026-11-17 13:00").Value;
        var derivation = Derivation.Of(resumed, Calendar);

        derivation.CountedTo.ShouldBe(At("2026-11-24 03:00"));
        derivation.DueAt.ShouldBe(Calendar.EndOf(On("2026-11-24")));
    }

    [Fact]
    public void Standing_on_the_day_that_is_not_counted_takes_nothing()
    {
        var resumed = Stop(FiveWorkingDays, "2026-11-16 11:00", "2026-11-16 18:00").Value;

        Derivation.Of(resumed, Calendar).DueOn.ShouldBe(On("2026-11-23"));
    }

    [Fact]
    public void An_extension_counts_from_the_last_day()
    {
        var sixty = GivenDeadline.Of(Term.CalendarDays(60), At("2026-08-02 10:00"));
        var extended = sixty.Extend(At("2026-09-30 10:00"), Term.CalendarDays(30), "情况复杂", Calendar).Value;

        Derivation.Of(extended, Calendar).DueOn.ShouldBe(On("2026-11-09"), "10-08 and 30 days is Saturday 11-07");
    }

    [Fact]
    public void Another_term_may_count_from_the_start_or_from_the_change()
    {
        var now = At("2026-11-17 15:00");
        Deadline Urgent(DateTimeOffset from) =>
            FiveWorkingDays.Reclassify(now, Term.Hours(24), "本镇规定", "办理时限", "deadlines/urgent@1", from).Value;

        Derivation.Of(Urgent(FiveWorkingDays.StartedAt), Calendar).DueAt.ShouldBe(At("2026-11-17 10:00"));
        Derivation.Of(Urgent(now), Calendar).DueAt.ShouldBe(At("2026-11-18 15:00"));
    }

    [Theory]
    [InlineData("2026-11-23 23:59:59", false)]
    [InlineData("2026-11-24 00:00:00", true)]
    public void Meeting_it_at_the_due_moment_is_late(string met, bool late)
    {
        var deadline = FiveWorkingDays.Meet(At(met), Calendar).Value;

        deadline.Late.ShouldBe(late);
        Derivation.Of(deadline, Calendar).StateAt(At("2026-12-24 00:00")).ShouldBe(DeadlineState.Met);
    }

    [Fact]
    public void A_met_clock_takes_no_further_act()
    {
        var met = FiveWorkingDays.Meet(At("2026-11-17 10:00"), Calendar).Value;
        var now = At("2026-11-18 10:00");

        var refused = new[]
        {
            Stop(met, "2026-11-18 10:00", "2026-11-19 10:00"),
            met.Resume(now),
            met.Extend(now, Term.WorkingDays(1), "复杂", Calendar),
            met.Reclassify(now, Term.Hours(1), "", "", "", now),
            met.Meet(now, Calendar),
            met.Void(now, "并案"),
            met.ChangeCalendar(now, new CalendarMove("cn-2027", now, now, false, false)),
            met.Expire(now),
        };

        refused.ShouldAllBe(answer => answer.Refusals.Single().Code == "deadline.already-met");
    }

    [Fact]
    public void A_void_clock_shows_no_alarm()
    {
        var derivation = Derivation.Of(FiveWorkingDays.Void(At("2026-11-17 10:00"), "并案").Value, Calendar);

        derivation.StateAt(At("2027-01-01 10:00")).ShouldBe(DeadlineState.Void);
        derivation.LightAt(At("2027-01-01 10:00")).ShouldBe(TrafficLight.Green);
    }

    [Theory]
    [InlineData("2026-11-20 23:59", TrafficLight.Green, "more than a third of the time")]
    [InlineData("2026-11-21 14:00", TrafficLight.Amber, "less than a third")]
    [InlineData("2026-11-24 00:00", TrafficLight.Red, "overdue")]
    public void The_light_turns_with_the_time_left(string now, TrafficLight light, string because) =>
        Derivation.Of(FiveWorkingDays, Calendar).LightAt(At(now)).ShouldBe(light, because);

    [Fact]
    public void One_working_day_left_is_amber_even_when_more_than_a_third_of_the_time_is_left()
    {
        var two = GivenDeadline.Of(Term.WorkingDays(2), At("2026-11-17 10:00"));

        Derivation.Of(two, Calendar).AmberAt.ShouldBe(At("2026-11-19 00:00"));
    }

    [Fact]
    public void A_standing_clock_shows_the_light_it_will_have_when_it_runs_again()
    {
        var standing = Stop(FiveWorkingDays, "2026-11-18 10:00", "2026-11-30 10:00").Value;

        Derivation.Of(standing, Calendar).LightAt(At("2026-11-29 10:00")).ShouldBe(TrafficLight.Amber);
    }

    private static Answer<Deadline> Stop(Deadline deadline, string now, string until, string ground = "appraisal") =>
        deadline.Stop(At(now), ground, At(until), GivenDeadline.Grounds, Calendar);
}
