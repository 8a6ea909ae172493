using Mediation.Casework.Cases;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>改派: a supervisor gives the lead's part to another unit.</summary>
public sealed class ReassignmentTests
{
    private static object To(string unit) => new { to = unit, reason = "职责调整" };

    [Fact]
    public void Only_a_supervisor_reassigns() =>
        Given.SignedFor().Refuses("DESK", "reassign", To("ENFORCE")).ShouldBe("act.needs-role");

    [Fact]
    public void The_same_unit_is_no_other_unit() =>
        Given.SignedFor().Refuses(Townspeople.Supervisor, "reassign", To("URBAN")).ShouldBe("reassign.same-unit");

    [Fact]
    public void The_call_back_stays_with_the_desk() =>
        Given.Answered().Refuses(Townspeople.Supervisor, "reassign", To("ENFORCE")).ShouldBe("reassign.desk-step");

    [Fact]
    public void The_new_lead_starts_by_signing_for_it_and_the_old_ones_clock_is_void()
    {
        var story = Story.Accepted(Given.Lamp).Does(Townspeople.Supervisor, "reassign", To("ENFORCE"));

        story.Lead.ShouldBe("ENFORCE");
        story.File.Deadlines.Where(d => d.Kind == "sign-for" && d.Unit == "URBAN").ShouldAllBe(d => d.IsFinal);
        story.File.Deadlines.Where(d => d.Kind == "sign-for" && d.Unit == "ENFORCE").ShouldHaveSingleItem();
        story.Refuses("URBAN", "sign-for").ShouldBe("act.not-yours");
        story.Does("ENFORCE", "sign-for").File.Stage.Code().ShouldBe("handling");
    }

    [Fact]
    public void A_co_handler_that_becomes_the_lead_is_no_co_handler_any_more()
    {
        var story = Given.SignedFor().Does(Townspeople.Supervisor, "reassign", To("UTILITY"));

        story.Lead.ShouldBe("UTILITY");
        story.CoHandlers.ShouldBe(["COMMUNITY"]);
        story.File.OpenItems.Count(w => w.Unit == "UTILITY").ShouldBe(1);
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void The_steps_of_the_old_lead_go_with_its_share()
    {
        var story = Given.SignedFor(Given.Leak).Does(Townspeople.Supervisor, "reassign", To("JUSTICE"));

        story.File.OpenItems.Where(w => w.Unit == "PMC").ShouldBeEmpty();
        story.Does("JUSTICE", "sign-for").Consents();
    }

    [Fact]
    public void The_lead_may_not_be_the_unit_complained_of() => Story
        .Accepted(Given.Lamp, form => form with { Respondents = [new() { Kind = "organisation", UnitCode = "ENFORCE" }] })
        .Refuses(Townspeople.Supervisor, "reassign", To("ENFORCE")).ShouldBe("dispatch.lead-is-accused");
}
