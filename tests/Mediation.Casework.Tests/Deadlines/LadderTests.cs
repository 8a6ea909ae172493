using Mediation.Casework.Deadlines;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Deadlines;

public sealed class LadderTests
{
    private static readonly Rung[] Ordinary =
    [
        new() { Code = "remind", ShareLeft = 0.25m, QuietAtNight = true, QuietOnRestDays = true },
        new() { Code = "unit-head" },
        new() { Code = "urge", After = 1, AfterUnit = OffsetUnit.WorkingDay },
        new() { Code = "supervise", After = 3, AfterUnit = OffsetUnit.WorkingDay },
    ];

    private static readonly Deadline SixteenHours = GivenDeadline.Of(Term.Hours(16), At("2026-11-20 07:00"));

    [Fact]
    public void Each_rung_has_its_moment()
    {
        var moments = Enumerable.Range(0, 4)
            .Select(rung => Ladder.Next(SixteenHours with { Rung = rung }, Ordinary, Calendar)!.At);

        moments.ShouldBe(
        [
            At("2026-11-20 19:00"),
            At("2026-11-20 23:00"),
            At("2026-11-23 08:30"),
            At("2026-11-25 08:30"),
        ]);
    }

    [Fact]
    public void A_rung_that_was_served_is_not_served_again_when_the_due_moment_moves()
    {
        var reminded = SixteenHours.Climb("remind", At("2026-11-20 19:00")).Extend(At("2026-11-20 20:00"), Term.Hours(72), "情况复杂", Calendar).Value;

        var next = Ladder.Next(reminded, Ordinary, Calendar)!;

        (next.Rung.Code, next.At).ShouldBe(("unit-head", At("2026-11-23 23:00")));
    }

    [Fact]
    public void By_another_ladder_it_goes_on_above_what_was_served()
    {
        Rung[] other = [new() { Code = "remind", ShareLeft = 0.5m }, new() { Code = "remind-again", ShareLeft = 0.1m }, .. Ordinary[1..]];

        Ladder.Next(SixteenHours.Climb("remind", At("2026-11-20 19:00")), other, Calendar)!.Rung.Code.ShouldBe("remind-again");
        Ladder.Next(SixteenHours.Climb("remind", At("2026-11-20 19:00")).Climb("unit-head", At("2026-11-20 23:00")), other, Calendar)!.Rung.Code.ShouldBe("urge");
    }

    [Fact]
    public void Above_the_last_rung_nothing_comes() =>
        Ladder.Next(SixteenHours with { Rung = 4 }, Ordinary, Calendar).ShouldBeNull();

    [Fact]
    public void A_met_clock_climbs_no_further() =>
        Ladder.Next(SixteenHours.Meet(At("2026-11-20 08:00"), Calendar).Value, Ordinary, Calendar).ShouldBeNull();

    [Fact]
    public void What_must_happen_at_once_alarms_after_a_quarter_of_an_hour()
    {
        var atOnce = GivenDeadline.Of(Term.Hours(0), At("2026-11-20 23:50"));
        Rung alarm = new() { Code = "alarm", After = 15 };

        Ladder.Next(atOnce, [alarm], Calendar)!.At.ShouldBe(At("2026-11-21 00:05"));
    }

    [Theory]
    [InlineData("2026-11-19 08:00", "2026-11-20 07:00", "it would be midnight")]
    [InlineData("2026-11-20 08:00", "2026-11-23 08:30", "after the night it is Saturday")]
    [InlineData("2026-11-20 16:00", "2026-11-23 08:30", "it would be Saturday morning")]
    public void A_quiet_rung_waits_for_people_to_be_up_and_at_work(string start, string at, string because)
    {
        var deadline = GivenDeadline.Of(Term.Hours(16), At(start));
        Rung quiet = new() { Code = "remind", QuietAtNight = true, QuietOnRestDays = true };

        Ladder.Next(deadline, [quiet], Calendar)!.At.ShouldBe(At(at), because);
    }

    [Fact]
    public void Nothing_rings_while_the_clock_stands()
    {
        var standing = SixteenHours
            .Stop(At("2026-11-20 10:00"), "appraisal", At("2026-11-24 09:00"), GivenDeadline.Grounds, Calendar).Value;
        Rung early = new() { Code = "remind", ShareLeft = 0.9m };

        Ladder.Next(standing, [early], Calendar)!.At.ShouldBe(At("2026-11-24 09:00"));
    }

    [Fact]
    public void A_rung_never_comes_before_the_one_below_it()
    {
        Rung[] ladder =
        [
            new() { Code = "remind", QuietAtNight = true, QuietOnRestDays = true },
            new() { Code = "alarm", After = 30 },
        ];
        var deadline = GivenDeadline.Of(Term.Hours(16), At("2026-11-20 16:00"));

        Ladder.Next(deadline with { Rung = 1 }, ladder, Calendar)!.At.ShouldBe(At("2026-11-23 08:30"));
    }

    [Fact]
    public void The_last_rung_comes_again_at_opening_time_so_many_working_days_after_it_was_served()
    {
        var served = Overdue("2026-11-25 10:00");

        Ladder.Next(served, Repeating, Calendar).ShouldBe(new NextRung(1, Repeating[1], At("2026-12-02 08:30")));
        Ladder.Next(served.Climb("circular", At("2026-12-02 08:30")), Repeating, Calendar)!.At.ShouldBe(At("2026-12-09 08:30"));
    }

    [Fact]
    public void However_long_nobody_looked_it_comes_again_once()
    {
        var late = Overdue("2026-11-25 10:00").Climb("circular", At("2027-11-25 10:00"));

        Ladder.Next(late, Repeating, Calendar)!.At.ShouldBeGreaterThan(At("2027-11-25 10:00"));
    }

    [Fact]
    public void What_comes_again_waits_for_a_later_due_moment()
    {
        var corrected = Overdue("2026-11-25 10:00")
            .Reclassify(At("2026-11-26 09:00"), Term.WorkingDays(30), "本镇规定", "办理时限", "deadlines/other@2", At("2026-11-20 07:00")).Value;

        Ladder.Next(corrected, Repeating, Calendar)!.At.ShouldBe(Derivation.Of(corrected, Calendar).DueAt);
    }

    [Fact]
    public void Of_older_records_it_counts_from_the_moment_the_last_rung_had()
    {
        var older = SixteenHours with { Rung = 2 };

        Ladder.Next(older, Repeating, Calendar)!.At.ShouldBe(At("2026-11-27 08:30"));
    }

    [Fact]
    public void A_clock_that_is_done_with_is_left_alone() =>
        Ladder.Next(Overdue("2026-11-25 10:00").Meet(At("2026-11-26 08:00"), Calendar).Value, Repeating, Calendar).ShouldBeNull();

    private static readonly Rung[] Repeating =
        [new() { Code = "unit-head" }, new() { Code = "circular", AfterUnit = OffsetUnit.WorkingDay, EveryWorkingDays = 5 }];

    private static Deadline Overdue(string served) => SixteenHours.Climb("unit-head", At("2026-11-20 23:00")).Climb("circular", At(served));
}
