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
}
