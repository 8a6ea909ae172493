using Mediation.Casework.Calls;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>一键呼叫: a press opens a case for who answers it, at once; whoever doesn't answer is told on, once.</summary>
public sealed class OneTouchCallTests
{
    private static readonly CallDevice Button = new("A-17", "XY-01", "3", "1203", "COMMUNITY");

    [Fact]
    public void A_press_is_with_its_unit_at_once_with_the_address()
    {
        var story = Story.Called(Button);

        story.File.Intake.Priority.ShouldBe("P0");
        story.File.Stage.ShouldBe(CaseStage.Emergency);
        story.Lead.ShouldBe("COMMUNITY");
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["handling", "call-answer"], ignoreOrder: true);
        Button.Address(ShippedPolicy.Town).ShouldBe("月光小区3栋1203室");
    }

    [Fact]
    public void It_is_taken_the_home_is_reached_and_it_ends()
    {
        var story = Story.Called(Button).Does("COMMUNITY", "take-call", new { text = "电话里说摔倒了" }).Does("COMMUNITY", "arrived")
            .Does("COMMUNITY", "helped", new { text = "扶起来了，没有大碍" });

        story.File.Result.ShouldBe(CaseResult.Done);
        story.File.Runs.ShouldAllBe(run => !run.Running);
    }

    [Fact]
    public void A_press_by_mistake_is_an_end_of_its_own() =>
        Story.Called(Button).Does("COMMUNITY", "take-call").Does("COMMUNITY", "false-alarm").File.Result.ShouldBe(CaseResult.Done);

    [Fact]
    public void Rescue_is_called_beside_the_way_there_and_awaited_on_the_spot()
    {
        var story = Story.Called(Button).Does("COMMUNITY", "call-rescue").Does("COMMUNITY", "arrived").Does("COMMUNITY", "call-rescue");

        story.File.OpenItems.ShouldContain(item => item.Acts.Contains("receipt"));
        story.File.OpenItems.ShouldNotContain(item => item.Acts.Contains("helped"), "first the receipt");
    }

    [Fact]
    public void What_nobody_answers_is_told_to_the_supervisor_exactly_once()
    {
        var story = Story.Called(Button).Until("2026-03-02 09:02");
        Alarms(story).ShouldBe(0);

        story.Until("2026-03-02 09:03");
        Alarms(story).ShouldBe(1);
        story.Until("2026-03-05 09:00");
        Alarms(story).ShouldBe(1);
        story.ServesAgain().ShouldBeFalse();
    }

    [Fact]
    public void An_answered_call_alarms_nobody() => Alarms(Story.Called(Button).Does("COMMUNITY", "take-call").Until("2026-03-02 09:30")).ShouldBe(0);

    [Fact]
    public void A_device_that_nobody_registered_calls_the_desk_with_what_it_sent()
    {
        var story = Story.Called(null, "有人摔倒");

        story.Lead.ShouldBe("DESK");
        story.File.Intake.Priority.ShouldBe("P0");
        story.OpenTo(Townspeople.Desk).Select(open => open.Kind.Code).ShouldContain("take-call");
    }

    [Fact]
    public void Words_of_violence_in_a_call_go_the_way_of_violence()
    {
        var story = Story.Called(Button, Given.Violence);

        story.Lead.ShouldBe("POLICE");
        story.File.Intake.HardStops.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_call_without_an_identity_or_with_a_strange_one_is_refused_and_a_wrong_clock_is_not()
    {
        new Call().Faults().Select(fault => (fault.Code, fault.Field)).ShouldBe([("field.missing", "callId"), ("field.missing", "device")]);
        new Call { CallId = "呼叫", Device = new string('a', 41) }.Faults().Select(fault => fault.Code).ShouldBe(["field.malformed", "field.too-long"]);
        var now = Calendars.DemoCalendar.At("2026-03-02 09:00");
        var call = new Call { CallId = "c", Device = "A-17", PressedAt = now.AddYears(3), Text = "喂\u0007喂" };
        var form = call.Form(Button, ShippedPolicy.Town, now);
        form.OccurredAt.ShouldBeNull();
        form.Text.ShouldEndWith("喂喂");
    }

    private static int Alarms(Story story) => story.Journal.OfType<RungServed>().Count(rung => rung.Effect == "alarm");
}
