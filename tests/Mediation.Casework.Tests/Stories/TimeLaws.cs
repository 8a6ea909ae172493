using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>时限的恒真: whatever becomes of a case, no time is lost and none invented.</summary>
public sealed class TimeLaws
{
    [Fact]
    public void Every_unit_has_a_clock_of_its_own_from_its_own_signing()
    {
        var story = Story.Accepted(Given.Lamp).Does("URBAN", "sign-for").Until("2026-03-02 15:00");
        var helper = story.CoHandlers[0];
        story.Does(helper, "sign-for");

        Share(story, "URBAN").StartedAt.ShouldBe(Calendars.DemoCalendar.At("2026-03-02 09:00"));
        Share(story, helper).StartedAt.ShouldBe(story.Now);
    }

    [Fact]
    public void A_unit_that_takes_over_inherits_no_used_up_clock_and_the_case_goes_on_counting()
    {
        var story = Given.SignedFor().Until("2026-03-05 16:00");
        var (old, whole) = (Share(story, "URBAN"), Whole(story));

        story.Does(Townspeople.Supervisor, "reassign", new { to = "ENFORCE", reason = "职责调整" }).Does("ENFORCE", "sign-for");

        Clock(story, old.Id).IsFinal.ShouldBeTrue();
        Share(story, "ENFORCE").StartedAt.ShouldBe(story.Now);
        Share(story, "ENFORCE").Term.ShouldBe(old.Term);
        Whole(story).ShouldBe(whole);
    }

    [Fact]
    public void A_returned_share_takes_its_clock_with_it_and_the_case_goes_on_counting()
    {
        var story = Given.SignedFor();
        var whole = Whole(story);

        story.Does("URBAN", "return-dispatch", new { reasonCode = "not-our-duty", reason = "不归我们管" });

        story.File.Deadlines.Where(d => d is { Kind: "share", Unit: "URBAN" }).ShouldAllBe(d => d.IsFinal && d.MetAt == null);
        Whole(story).ShouldBe(whole);
    }

    [Fact]
    public void A_rework_begins_every_share_anew_and_no_statutory_clock()
    {
        var story = Given.Answered(Given.Vending);
        var legal = story.File.Deadlines.Where(d => d is { Kind: "handling", Side: ClockSide.Legal }).ToList();

        story.IsNotContent("处理不当").Does("DESK", "rework", new { reason = "没有解决" });

        story.File.Deadlines.Where(d => d is { Kind: "handling", Side: ClockSide.Legal }).ShouldBe(legal);
        var live = story.File.Assignments.Where(a => a.Live).Select(a => a.Unit).ToList();
        story.File.Deadlines.Where(d => d is { Kind: "share", IsFinal: false }).Select(d => d.Unit).ShouldBe(live, ignoreOrder: true);
        story.File.Deadlines.Where(d => d is { Kind: "share", IsFinal: false }).ShouldAllBe(d => d.StartedAt == story.Now);
    }

    [Fact]
    public void Another_category_counts_from_the_beginning()
    {
        var story = Given.SignedFor().Until("2026-03-05 10:00");
        var accepted = story.File.Intake.AcceptedAt;

        story.Does("DESK", "reclassify", new { category = "MF08-01", reason = "原来是信访事项" });

        story.File.Intake.Category.ShouldBe("MF08-01");
        var handling = story.File.Deadlines.Where(d => d is { Kind: "handling", IsFinal: false }).ToList();
        handling.Select(d => (d.Side, d.CountsFrom)).ShouldBe([(ClockSide.Management, accepted), (ClockSide.Legal, accepted)]);
        handling.Single(d => d.Side is ClockSide.Legal).TermInForce.ShouldBe(Term.CalendarDays(60));
    }

    [Fact]
    public void To_another_category_and_back_is_as_if_nothing_had_been_changed()
    {
        var story = Given.SignedFor();
        var (category, due) = (story.File.Intake.Category, Dues(story));

        story.Does("DESK", "reclassify", new { category = "MF08-01", reason = "看错了" })
            .Passes(TimeSpan.FromHours(3))
            .Does(Townspeople.Supervisor, "reclassify", new { category, reason = "改回来" });

        Dues(story).ShouldBe(due);
    }

    [Fact]
    public void A_stop_that_ends_by_itself_is_written_down_once()
    {
        var story = Given.SignedFor();
        var handling = Whole(story).Id;

        story.Does("URBAN", "stop-clock", new { deadline = handling, ground = "awaiting-material", until = "2026-03-06" }).Until("2026-03-09 08:00");

        story.Journal.OfType<DeadlineChanged>().Where(e => e.Deadline == handling).Select(e => e.Change).OfType<StopExpired>()
            .ShouldHaveSingleItem().At.ShouldBe(Calendars.DemoCalendar.At("2026-03-07 00:00"));
        story.ServesAgain().ShouldBeFalse();
    }

    [Fact]
    public void Days_that_the_law_gives_are_days_for_a_clock_of_hours_too()
    {
        var story = Given.SignedFor(Given.Violence);
        var clock = story.File.Deadlines.First(d => d is { Kind: "handling", Side: ClockSide.Management, Term.Unit: TermUnit.Hour, IsFinal: false });

        story.Does(story.Lead, "extend", new { deadline = clock.Id, by = 2, reason = "等检测结果" })
            .Does(Townspeople.Supervisor, "decide-extension", new { approve = true, reason = "同意" });

        Clock(story, clock.Id).History.OfType<Extended>().Single().By.Unit.ShouldBe(TermUnit.WorkingDay);
    }

    [Fact]
    public void The_parties_window_to_the_court_lapses_without_anybody_being_late()
    {
        var story = Given.SignedFor(Given.Leak).Consents().Agrees();
        var window = story.File.Deadlines.Single(d => d.Kind == "judicial-confirmation");

        Derivation.Of(window, ShippedPolicy.Calendar).DueAt.ShouldBe(Calendars.DemoCalendar.At("2026-04-02 00:00"));
        story.Until("2026-04-03 09:00");
        Clock(story, window.Id).History[^1].ShouldBeOfType<Voided>().Reason.ShouldBe("lapse");
        story.Journal.OfType<RungServed>().Where(r => r.Deadline == window.Id).Select(r => r.Effect).ShouldBe(["remind", "lapse"]);
        story.Refuses("PMC", "apply-confirmation", new { text = "已申请" }).ShouldBe("confirmation.no-window");
    }

    [Fact]
    public void What_the_parties_applied_for_in_time_is_done()
    {
        var story = Given.SignedFor(Given.Leak).Consents().Agrees()
            .Does("PMC", "apply-confirmation", new { text = "双方已向法院共同申请" });

        story.File.Deadlines.Single(d => d.Kind == "judicial-confirmation").MetAt.ShouldBe(story.Now);
    }

    private static Deadline Whole(Story story) =>
        story.File.Deadlines.First(d => d is { Kind: "handling", Side: ClockSide.Management });

    private static Deadline Share(Story story, string unit) =>
        story.File.Deadlines.Single(d => d is { Kind: "share", IsFinal: false } && d.Unit == unit);

    private static Deadline Clock(Story story, Guid id) => story.File.Deadlines.Find(d => d.Id == id)!;

    private static List<(string Kind, ClockSide Side, string? Unit, DateTimeOffset Due)> Dues(Story story) =>
    [
        .. story.File.Deadlines.Where(d => !d.IsFinal)
            .Select(d => (d.Kind, d.Side, d.Unit, Derivation.Of(d, ShippedPolicy.Calendar).DueAt))
            .OrderBy(d => d.Kind).ThenBy(d => d.Side).ThenBy(d => d.Unit),
    ];
}
