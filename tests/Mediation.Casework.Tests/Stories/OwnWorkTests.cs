using Mediation.Casework.Acceptance;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>社区自治: what the town does of itself is carried by its own workflows, is done with a click, and is no dispute.</summary>
public sealed class OwnWorkTests
{
    private const string Visit = "ZL02-01";

    [Fact]
    public void A_visit_is_with_its_unit_at_once_and_over_when_all_is_well()
    {
        var story = Story.Scheduled(Visit, "GRID");

        story.Lead.ShouldBe("GRID");
        story.File.Stage.ShouldBe(CaseStage.Handling);
        story.File.Intake.Secrecy.ShouldBe(2);
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["visit"]);
        story.Does("GRID", "visited", new { text = "老人在家，精神好" });
        story.File.Result.ShouldBe(CaseResult.Done);
        story.File.Deadlines.Single().MetAt.ShouldBe(story.Now);
    }

    [Fact]
    public void Nobody_at_home_means_again_within_the_rules_days_as_often_as_it_takes()
    {
        var story = Story.Scheduled(Visit, "GRID").Does("GRID", "not-home").Does("GRID", "not-home");

        story.File.OpenItems.Single().Acts.ShouldBe(["visited", "hand-up", "not-home"]);
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["visit", "visit-again", "visit-again"]);
        story.Until("2026-03-05 09:00");
        story.File.OpenItems.Single().Unit.ShouldBe("GRID", "late, and still to be done");
        story.Does("GRID", "visited").File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void What_a_visit_finds_becomes_a_case_like_any_other_without_being_typed_again()
    {
        var story = Story.Scheduled(Visit, "GRID").Does("GRID", "hand-up", new { need = Given.Leak });

        story.File.Result.ShouldBe(CaseResult.Done);
        var found = story.Last.Founded!.Decision;
        found.After.Intake.Channel.ShouldBe(WireWords.Reported);
        found.After.Intake.Category.ShouldBe("MF02-03");
        found.After.Lead!.Unit.ShouldBe("PMC");
        found.After.Intake.Secrecy.ShouldBe(2, "whom it is about stays among those who have to know");
        found.Statements.ShouldContain(said => said.Text == Given.Leak);
        story.Journal.OfType<CaseSplit>().Single().IntoNumber.ShouldBe(found.After.Number);
        CaseLaws.BrokenBy(new Acts.Dossier(found.After, found.Facts, found.States)).ShouldBeEmpty();
    }

    [Fact]
    public void A_danger_that_a_visit_finds_is_brought_to_the_window_and_not_handed_up() =>
        Story.Scheduled(Visit, "GRID").Refuses("GRID", "hand-up", new { need = Given.Violence }).ShouldBe("split.part-apart");

    [Fact]
    public void Other_work_is_done_by_the_unit_that_the_schedule_names()
    {
        var story = Story.Scheduled("ZL02-02", "URBAN");

        story.Lead.ShouldBe("URBAN");
        story.File.Deadlines.Select(clock => clock.Kind).ShouldBe(["routine"]);
        story.Does("URBAN", "work-done", new { text = "楼道灯都亮" }).File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void What_a_schedule_says_is_not_read_as_a_residents_words() =>
        Story.Scheduled("ZL02-02", "GRID", Given.Violence).File.Intake.HardStops.ShouldBeEmpty();

    [Fact]
    public void Nobody_can_bring_a_complaint_as_the_towns_own_work()
    {
        var briefing = Story.Accepted(Given.Lamp).Briefing(Townspeople.Desk);
        var form = new ComplaintForm { Text = Given.Lamp, Channel = "窗口登记", Place = "月光小区", Category = Visit };

        Accepting.Faults(form, briefing).Single().Code.ShouldBe("category.own-work");
        Accepting.Faults(form with { Category = null, Channel = WireWords.Scheduled }, briefing).Single().Code.ShouldBe("field.not-an-option");
        Given.SignedFor().OpenTo(Townspeople.Supervisor).Single(open => open.Kind.Code == "reclassify").Fields[0].Options
            .ShouldAllBe(option => !option.Value.StartsWith("ZL", StringComparison.Ordinal));
    }
}
