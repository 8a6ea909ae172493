using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>时限: started, stopped, extended, met, void, and what happens when they run out.</summary>
public sealed class ClockTests
{
    [Fact]
    public void Every_step_starts_and_ends_its_own_clocks()
    {
        var story = Story.Accepted(Given.Lamp);
        Open(story).ShouldBe(["first-response", "handling", "sign-for", "sign-for", "sign-for"]);

        story.EverybodySigns();
        Open(story).ShouldBe(["first-response", "handling", "share", "share", "share"]);

        story.Does("URBAN", "contact", new { how = "电话", text = "已联系" });
        Open(story).ShouldBe(["handling", "share", "share", "share"]);

        story.EverybodyConcludes();
        Open(story).ShouldBe(["reply"]);

        story.Answers();
        Open(story).ShouldBe(["follow-up"]);

        story.IsContent();
        story.File.Deadlines.Where(d => d.IsFinal).ShouldAllBe(d => d.MetAt != null && !d.Late);
    }

    [Fact]
    public void What_was_never_done_is_void_when_the_case_ends()
    {
        var story = Story.Accepted(Given.Lamp).Does("DESK", "withdraw", new { reason = "亮了" });

        story.File.Deadlines.ShouldAllBe(d => d.IsFinal && d.MetAt == null);
    }

    [Fact]
    public void More_time_is_asked_by_the_unit_and_decided_by_a_supervisor()
    {
        var story = Given.SignedFor();
        var handling = Handling(story);
        var before = DueAt(story, handling.Id);

        story.Does("URBAN", "extend", new { deadline = handling.Id, by = 5, reason = "等材料" });
        story.Refuses("URBAN", "extend", new { deadline = handling.Id, by = 5, reason = "等材料" }).ShouldBe("extend.already-asked");
        story.Refuses("URBAN", "decide-extension", new { approve = true, reason = "同意" }).ShouldBe("act.needs-role");
        story.Does(Townspeople.Supervisor, "decide-extension", new { approve = true, reason = "同意" });

        DueAt(story, handling.Id).ShouldBeGreaterThan(before);
        story.Last.Messages.Single(m => m.To == "complainant").Arguments["reason"].ShouldBe("案情复杂");
        story.Refuses("URBAN", "extend", new { deadline = handling.Id, by = 5, reason = "还不够" }).ShouldBe("extend.used-up");
    }

    [Fact]
    public void More_time_than_the_rules_allow_is_refused()
    {
        var story = Given.SignedFor();
        var reply = new { deadline = story.File.Deadlines.Find(d => d.Kind == "first-response")!.Id, by = 1, reason = "忙" };

        story.Refuses("URBAN", "extend", new { deadline = Handling(story).Id, by = 16, reason = "等材料" }).ShouldBe("extend.too-much");
        story.Refuses("URBAN", "extend", reply).ShouldBe("extend.not-allowed");
    }

    [Fact]
    public void Declined_time_leaves_the_clock_as_it_was()
    {
        var story = Given.SignedFor();
        var handling = Handling(story);
        var before = DueAt(story, handling.Id);

        story.Does("URBAN", "extend", new { deadline = handling.Id, by = 5, reason = "等材料" })
            .Does(Townspeople.Supervisor, "decide-extension", new { approve = false, reason = "抓紧" });

        DueAt(story, handling.Id).ShouldBe(before);
        story.File.PendingExtension.ShouldBeNull();
    }

    [Fact]
    public void Time_that_ran_out_is_not_extended()
    {
        var story = Given.SignedFor();
        story.Does("URBAN", "extend", new { deadline = Handling(story).Id, by = 5, reason = "等材料" });

        story.Until("2026-03-12 09:00")
            .Refuses(Townspeople.Supervisor, "decide-extension", new { approve = true, reason = "同意" })
            .ShouldBe("deadline.already-due");
    }

    [Fact]
    public void A_stopped_clock_resumes_by_itself_and_falls_due_later()
    {
        var story = Given.SignedFor();
        var handling = Handling(story).Id;
        var before = DueAt(story, handling);

        story.Does("URBAN", "stop-clock", new { deadline = handling, ground = "awaiting-material", until = "2026-03-06" });
        story.Refuses("URBAN", "resume-clock", new { deadline = Guid.Empty }).ShouldBe("field.not-an-option");

        DueAt(story, handling).ShouldBeGreaterThan(before);
        story.Until("2026-03-07 00:00").Refuses("URBAN", "resume-clock").ShouldBe("deadline.not-stopped");
    }

    [Fact]
    public void A_clock_stops_only_on_a_ground_the_rules_allow_and_not_for_ever()
    {
        var story = Given.SignedFor(Given.Vending);
        var legal = story.File.Deadlines.First(d => d.Side is ClockSide.Legal).Id;
        var own = story.File.Deadlines.First(d => d is { Kind: "handling", Side: ClockSide.Management }).Id;

        story.Refuses("ENFORCE", "stop-clock", new { deadline = legal, ground = "awaiting-material", until = "2026-03-06" })
            .ShouldBe("deadline.ground-not-allowed");
        story.Refuses("ENFORCE", "stop-clock", new { deadline = own, ground = "awaiting-material", until = "2026-03-18" })
            .ShouldBe("deadline.stop-too-long");
        story.Refuses("ENFORCE", "stop-clock", new { deadline = own, ground = "holiday", until = "2026-03-06" })
            .ShouldBe("field.not-an-option");
        story.Refuses("POLICE", "stop-clock", new { deadline = own, ground = "appraisal", until = "2026-03-06" })
            .ShouldBe("act.not-yours");
    }

    [Fact]
    public void The_ladder_is_climbed_rung_by_rung_and_each_rung_once()
    {
        var story = Given.SignedFor().Until("2026-04-01 09:00");

        var handling = Handling(story).Id;
        story.Journal.OfType<RungServed>().Where(r => r.Deadline == handling).Select(r => (r.Rung, r.Effect)).ShouldBe(
            [(1, "remind"), (2, "unit-head"), (3, "urge"), (4, "supervise"), (5, "circular"), (6, "circular"), (7, "circular")]);
        story.Journal.OfType<RungServed>().ShouldAllBe(r => r.TakenAt >= r.FellDueAt);
        story.ServesAgain().ShouldBeFalse();
    }

    [Fact]
    public void The_last_rung_comes_again_every_fifth_working_day_until_the_clock_is_met()
    {
        var story = Given.SignedFor().Until("2026-06-01 09:00");

        var days = Circulars(story).Select(r => ShippedPolicy.Calendar.DayOf(r.TakenAt)).ToList();
        days.Count.ShouldBeGreaterThan(8);
        days.Zip(days.Skip(1), ShippedPolicy.Calendar.CountWorkingDays).ShouldAllBe(between => between == 5);
        story.Last.Clocks.Single(c => c.Deadline.Id == Handling(story).Id).NextAt.ShouldNotBeNull();
    }

    [Fact]
    public void After_a_year_without_a_sweep_the_last_rung_is_made_up_for_once()
    {
        var story = Given.SignedFor().Until("2026-04-01 09:00");
        var before = Circulars(story).Count;

        story.JumpsTo(Calendars.DemoCalendar.At("2027-04-01 09:00"), story.File.Deadlines.Select(d => d.Id));

        Circulars(story).Count.ShouldBe(before + 1);
        story.ServesAgain().ShouldBeFalse();
    }

    [Fact]
    public void A_jump_serves_what_fell_due_meanwhile_in_its_order()
    {
        var story = Story.Accepted(Given.Lamp).Until("2026-03-20 09:00");

        var served = story.Journal.OfType<RungServed>().Select(r => r.FellDueAt).ToList();
        served.ShouldBe(served.Order());
    }

    [Fact]
    public void An_unanswered_emergency_alarms_the_supervisor_after_fifteen_minutes()
    {
        var story = Story.Accepted(Given.Violence);

        story.Until("2026-03-02 09:14").Journal.OfType<RungServed>().ShouldNotContain(r => r.Effect == "alarm");
        story.Until("2026-03-02 09:15").Journal.OfType<RungServed>().ShouldContain(r => r.Effect == "alarm");
        story.Last.Messages.ShouldContain(m => m.To == "role:Supervisor" && m.Template == "alarm");
    }

    [Fact]
    public void Supervision_starts_its_own_workflow_beside_the_handling()
    {
        var order = new { leader = "张副镇长", until = "2026-03-10", text = "限期整改" };
        var story = Given.SignedFor();
        story.Refuses("DESK", "supervise", order).ShouldBe("act.needs-role");

        story.Does(Townspeople.Supervisor, "supervise", order);
        story.Item("URBAN", "report");
        story.Refuses(Townspeople.Supervisor, "supervise", order).ShouldBe("supervise.already");

        story.Does("URBAN", "report").Does(Townspeople.Supervisor, "send-back").Does("URBAN", "report")
            .Does(Townspeople.Supervisor, "accept-report");
        story.File.Runs.Single(r => r.DefinitionId == "supervision").Running.ShouldBeFalse();
    }

    private static IEnumerable<string> Open(Story story) =>
        story.File.Deadlines.Where(d => !d.IsFinal).Select(d => d.Kind).Order(StringComparer.Ordinal);

    private static Deadline Handling(Story story) => story.File.Deadlines.Find(d => d.Kind == "handling")!;

    private static List<RungServed> Circulars(Story story) =>
        [.. story.Journal.OfType<RungServed>().Where(r => r.Deadline == Handling(story).Id && r.Effect == "circular")];

    private static DateTimeOffset DueAt(Story story, Guid id) =>
        Derivation.Of(story.File.Deadlines.Find(d => d.Id == id)!, ShippedPolicy.Calendar).DueAt;
}
