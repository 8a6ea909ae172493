using Mediation.Casework.Deadlines;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>吹哨报到: whoever handles a case calls the units it needs to one meeting, and what is decided there is done before it ends.</summary>
public sealed class SummonTests
{
    [Fact]
    public void Units_report_in_the_meeting_decides_and_ends_when_that_is_done()
    {
        var story = Called("HOUSING", "UTILITY");

        story.Does("HOUSING", "report-in", new { ours = true }).Does("UTILITY", "report-in", new { ours = false })
            .Does("URBAN", "give-task", new { unit = "HOUSING", text = "查明灯杆归谁管", until = "2026-03-06" })
            .Does("URBAN", "minutes", new { came = new[] { "HOUSING", "UTILITY" }, text = "到会两家，灯杆由住建先修。" });
        story.Refuses("URBAN", "appraise").ShouldBe("meeting.task-open");
        story.Does("HOUSING", "task-done", new { text = "已查明，归住建。" }).Does("URBAN", "appraise", new { wanting = new[] { "UTILITY" } });

        var meeting = story.File.Meetings.ShouldHaveSingleItem();
        meeting.Over.ShouldBeTrue();
        meeting.Invitees.Select(each => (each.Unit, each.Ours, each.Attended)).ShouldBe([("HOUSING", true, true), ("UTILITY", false, true)]);
        meeting.Wanting.ShouldBe(["UTILITY"]);
        story.File.Deadlines.Where(d => d.Kind is "meeting-report" or "meeting" or "meeting-task").ShouldAllBe(d => d.MetAt != null);
        story.File.Runs.Single(run => run.DefinitionId == "whistle").Running.ShouldBeFalse();
        story.EverybodyConcludes().File.Lead!.Concluded.ShouldBeTrue();
    }

    [Fact]
    public void Who_did_not_come_is_written_down_as_absent_and_has_nothing_left_to_do()
    {
        var story = Called("HOUSING", "UTILITY").Does("HOUSING", "report-in", new { ours = true });

        story.Does("URBAN", "minutes", new { came = new[] { "HOUSING" }, text = "只来了一家。" });

        story.File.Meetings.Single().Invitees.Select(each => each.Attended).ShouldBe([true, false]);
        story.File.OpenItems.ShouldNotContain(item => item.Unit == "UTILITY" && item.Acts.Contains("report-in"));
        story.Does("URBAN", "appraise", new { wanting = new[] { "UTILITY" }, text = "没来也没请假" }).File.Meetings.Single().Over.ShouldBeTrue();
    }

    [Fact]
    public void A_group_that_stands_together_is_called_at_once()
    {
        var story = Given.SignedFor().Does("URBAN", "summon", new { group = "social-insurance", meetAt = At("2026-03-03 09:00"), matter = "征缴口径" });

        story.File.Meetings.Single().Invitees.Select(each => each.Unit).ShouldBe(["TAX", "LABOR", "MEDINS", "POLICE", "JUSTICE", "PETITION"]);
        story.Refuses("URBAN", "summon", new { meetAt = At("2026-03-03 09:00"), matter = "再商量" }).ShouldBe("summon.already");
        Given.SignedFor().Refuses("URBAN", "summon", new { meetAt = At("2026-03-03 09:00"), matter = "商量" }).ShouldBe("summon.nobody");
    }

    [Fact]
    public void Who_is_only_called_to_a_meeting_may_say_something_and_does_not_handle_the_case()
    {
        var open = Called("HOUSING").OpenTo(Townspeople.Of("HOUSING")).Select(act => act.Kind.Code);

        open.ShouldBe(["report-in", "excuse", "note"]);
    }

    [Fact]
    public void Without_anybody_there_is_no_meeting_to_take_minutes_of()
    {
        var story = Called("HOUSING").Does("HOUSING", "excuse", new { reason = "当天抢修" });

        story.Refuses("URBAN", "minutes", new { came = Array.Empty<string>(), text = "没有人来。" }).ShouldBe("field.missing");
        story.File.Meetings.Single().Invitees.Single().Excuse.ShouldNotBeNull();
    }

    [Fact]
    public void Nobody_is_late_before_the_day_of_the_meeting_ends()
    {
        var story = Called("HOUSING");
        Derivation.Of(Clock(story), ShippedPolicy.Calendar).DueAt.ShouldBe(Calendars.DemoCalendar.At("2026-03-04 00:00"));

        story.Until("2026-03-04 12:00");

        Clock(story).Served.ShouldContain("unit-head");
    }

    [Fact]
    public void A_meeting_that_is_not_needed_any_more_is_called_off_and_another_may_be_called()
    {
        var story = Called("HOUSING");
        story.Refuses("URBAN", "summon", Call("UTILITY")).ShouldBe("summon.already");

        story.Does("URBAN", "call-off", new { reason = "住建已经修好" });

        story.File.Meetings.Single().CalledOff.ShouldBeTrue();
        story.File.Deadlines.Where(d => d.Kind is "meeting-report" or "meeting").ShouldAllBe(d => d.IsFinal);
        story.Does("URBAN", "summon", Call("UTILITY")).File.Meetings.Count.ShouldBe(2);
    }

    [Fact]
    public void When_the_case_ends_its_meeting_ends_with_it()
    {
        var story = Called("HOUSING").Does("DESK", "withdraw", new { reason = "群众说不用了" });

        story.File.Closed.ShouldBeTrue();
        story.File.Meetings.Single().CalledOff.ShouldBeTrue();
    }

    [Fact]
    public void A_correction_of_the_category_leaves_the_days_that_a_meeting_appointed()
    {
        var story = Called("HOUSING").Does("HOUSING", "report-in", new { ours = true })
            .Does("URBAN", "give-task", new { unit = "HOUSING", text = "查明灯杆归谁管", until = "2026-03-20" });
        var before = story.File.Deadlines.Single(d => d.Kind == "meeting-task");

        story.Does("DESK", "reclassify", new { category = "MF02-03", reason = "其实是漏水" });

        story.File.Deadlines.Single(d => d.Kind == "meeting-task").ShouldBe(before);
    }

    [Fact]
    public void Neither_the_accused_nor_anybody_to_a_secret_is_called_and_no_meeting_lies_in_the_past()
    {
        Given.SignedFor().Refuses("URBAN", "summon", new { called = new[] { "URBAN" }, meetAt = At("2026-03-03 09:00"), matter = "商量" }).ShouldBe("summon.nobody");
        Given.SignedFor().Until("2026-03-04 09:00").Refuses("URBAN", "summon", Call("HOUSING")).ShouldBe("summon.when");
        Given.SignedFor().Refuses("COMMUNITY", "report-in", new { ours = true }).ShouldBe("act.not-waiting");
        var secret = Given.SignedFor(Given.Accusation);
        secret.Refuses(secret.Lead, "summon", Call("HOUSING")).ShouldBe("summon.secret");
    }

    private static Story Called(params string[] units) => Given.SignedFor().Does("URBAN", "summon", Call(units));

    private static object Call(params string[] units) => new { called = units, meetAt = At("2026-03-03 09:00"), matter = "路灯归谁修，在社区会议室商量" };

    private static string At(string moment) => Calendars.DemoCalendar.At(moment).ToString("O");

    private static Deadline Clock(Story story) => story.File.Deadlines.Single(d => d.Kind == "meeting-report");
}
