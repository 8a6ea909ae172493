using Mediation.Casework.Acceptance;
using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>五级负责制: what one level leaves undone is told to the next, level by level, and may be taken up and handed down again.</summary>
public sealed class LevelTests
{
    [Fact]
    public void The_tree_has_five_levels_from_the_households_to_the_town() =>
        ShippedPolicy.Town.Above("CENTRE").Select(unit => unit.Code).ShouldBe(["GRID", "BRANCH", "COMMUNITY", "PEACE"]);

    [Fact]
    public void Each_rung_climbs_one_level_and_tells_nobody_twice()
    {
        var story = Story.Noted("二单元楼道灯坏了");
        story.File.Raised.ShouldBeEmpty();

        story.Until("2026-04-20 09:00");

        story.File.Raised.Select(each => (each.Unit, each.Above)).ShouldBe([("GRID", "BRANCH"), ("GRID", "COMMUNITY"), ("GRID", "PEACE")]);
        story.Journal.OfType<ToldAbove>().Count().ShouldBe(3);
        story.ServesAgain().ShouldBeFalse();
        story.File.Involved.ShouldBe(["GRID", "BRANCH", "COMMUNITY", "PEACE"], ignoreOrder: true);
    }

    [Fact]
    public void Who_was_told_sees_comments_and_takes_it_up_and_nobody_else_does()
    {
        var story = Late();

        story.OpenTo(Townspeople.Of("BRANCH")).Select(open => open.Kind.Code).ShouldBe(["note", "take-up"], ignoreOrder: true);
        story.Refuses("COMMUNITY", "take-up", new { reason = "社区来办" }).ShouldBe("take-up.not-told");
        story.Refuses("GRID", "take-up", new { reason = "我来办" }).ShouldBe("take-up.not-told");

        story.Does("BRANCH", "take-up", new { reason = "支部来办" });

        story.Lead.ShouldBe("BRANCH");
        story.File.OpenItems.Single().Unit.ShouldBe("BRANCH");
        story.Last.Messages.ShouldContain(m => m.To == "unit:GRID" && m.Template == "taken-up");
        story.Refuses("GRID", "solve-here").ShouldBe("act.not-yours");
    }

    [Fact]
    public void What_was_taken_up_and_is_late_still_climbs_on_and_can_be_handed_down_to_a_unit_below_alone()
    {
        var story = Late().Does("BRANCH", "take-up", new { reason = "支部来办" });

        story.Until("2026-03-06 09:30").File.Raised[^1].ShouldSatisfyAllConditions(
            each => each.Unit.ShouldBe("BRANCH"), each => each.Above.ShouldBe("COMMUNITY"));
        story.Refuses("COMMUNITY", "hand-down", new { to = "GRID", reason = "还是楼栋办" }).ShouldBe("act.not-yours");
        story.Refuses("BRANCH", "hand-down", new { to = "COMMUNITY", reason = "请社区办" }).ShouldBe("field.not-an-option");
        story.Does("BRANCH", "hand-down", new { to = "GRID", reason = "还是楼栋办" });

        story.Lead.ShouldBe("GRID");
        story.File.Taken.ShouldBeNull();
        story.Refuses("BRANCH", "hand-down", new { to = "GRID", reason = "再交一次" }).ShouldBe("hand-down.not-taken");
        story.Does("GRID", "solve-here").File.Closed.ShouldBeTrue();
    }

    [Fact]
    public void A_confidential_matter_is_told_to_nobody_above_and_to_the_supervisor_instead()
    {
        var secret = Story.Scheduled("ZL02-01", "GRID");
        secret.Until("2026-05-20 09:00").File.Raised.ShouldBeEmpty();
        secret.Journal.OfType<RungServed>().ShouldContain(rung => rung.Effect == "supervise");

        var accusation = Given.SignedFor(Given.Accusation);
        accusation.Until("2026-05-20 09:00").File.Raised.ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_that_the_case_is_about_is_never_told()
    {
        var story = Story.Accepted(Given.Lamp, form => form with { Respondents = [new RespondentForm { Name = "社区", Kind = "organisation", UnitCode = "COMMUNITY" }] });
        story.Does(Townspeople.Supervisor, "reassign", new { to = "BRANCH", reason = "就近办" }).Until("2026-05-20 09:00");

        story.File.Raised.Where(each => each.Unit == "BRANCH").Select(each => each.Above).Distinct().ShouldBe(["PEACE"]);
        story.File.Raised.ShouldNotContain(each => each.Above == "COMMUNITY");
    }

    // Noted on Monday, due twelve hours later; a working day after that the branch is told.
    private static Story Late() => Story.Noted("二单元楼道灯坏了").Until("2026-03-03 10:00");
}
