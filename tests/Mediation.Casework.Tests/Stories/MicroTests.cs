using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Micro;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>楼栋微事: what a building head can put right stays small; what they can't goes up as it is; what is dangerous never stays.</summary>
public sealed class MicroTests
{
    private const string Lamp = "二单元楼道灯坏了，晚上黑得很";

    [Fact]
    public void A_lamp_in_the_stairwell_stays_with_the_building_head_who_says_that_it_is_solved()
    {
        var story = Story.Noted(Lamp);

        story.File.Intake.Category.ShouldBe(MicroLane.Category);
        story.File.IsOwnWork.ShouldBeTrue("it is no dispute, and counts among none");
        story.Lead.ShouldBe("GRID");
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["micro"]);
        story.Does("GRID", SolveHere.ActCode).File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void What_goes_up_is_accepted_as_it_was_said_and_says_where_it_came_from()
    {
        var story = Story.Noted(Lamp).Does("GRID", PassUp.ActCode);

        story.File.Result.ShouldBe(CaseResult.Done);
        var made = story.Last.Founded!;
        made.WithFiles.ShouldBeTrue();
        made.Decision.Statements.ShouldContain(said => said.Text == Lamp);
        made.Decision.After.Intake.Channel.ShouldBe(WireWords.Reported);
        made.Decision.After.Place.ShouldBe(story.File.Place);
        made.Decision.After.IsOwnWork.ShouldBeFalse();
        made.Decision.After.Intake.Category.ShouldBe(Story.Accepted(Lamp).File.Intake.Category);
        made.Decision.Events.OfType<SplitOff>().Single().FromNumber.ShouldBe(story.File.Number);
        CaseLaws.BrokenBy(new Dossier(made.Decision.After, made.Decision.Facts, made.Decision.States)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("楼道里好大一股煤气味，不敢开灯")]
    [InlineData(Given.Violence)]
    [InlineData("五楼着火了，窗户里冒浓烟，里面还有人")]
    public void A_danger_never_stays_in_the_lane(string words)
    {
        var story = Story.Noted(words);

        story.File.IsOwnWork.ShouldBeFalse();
        story.File.Intake.Priority.ShouldBe("P0");
        story.File.Intake.HardStops.ShouldBe(Story.Accepted(words).File.Intake.HardStops);
        story.Lead.ShouldBe(Story.Accepted(words).Lead);
    }

    [Fact]
    public void An_accusation_goes_where_accusations_go() => Story.Noted(Given.Accusation).Lead.ShouldBe("DISCIPLINE");

    [Fact]
    public void What_nobody_touches_is_late_after_hours_and_the_window_may_pass_it_up()
    {
        var story = Story.Noted(Lamp).Until("2026-03-02 22:00");

        story.File.OpenItems.Single().Acts.ShouldBe([SolveHere.ActCode, PassUp.ActCode]);
        story.OpenTo(Townspeople.Desk).Select(open => open.Kind.Code).ShouldContain(PassUp.ActCode);
        story.OpenTo(Townspeople.Desk).Select(open => open.Kind.Code).ShouldNotContain(SolveHere.ActCode);
        story.Does(Townspeople.Desk, PassUp.ActCode).File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void What_is_not_for_this_window_stays_and_says_so_when_it_is_passed_up() =>
        Story.Noted(Given.NotOurs).Refuses("GRID", PassUp.ActCode).ShouldBe("micro.not-accepted");

    [Fact]
    public void A_note_without_words_or_of_no_place_is_refused_at_its_field()
    {
        new MicroNote().Faults(ShippedPolicy.Town).Select(fault => (fault.Code, fault.Field))
            .ShouldBe([("field.missing", "text"), ("field.not-an-option", "compound")]);
        new MicroNote { Text = new string('灯', 501), Compound = "XY-01", Building = new string('2', 41) }.Faults(ShippedPolicy.Town)
            .Select(fault => fault.Field).ShouldBe(["text", "building"]);
    }
}
