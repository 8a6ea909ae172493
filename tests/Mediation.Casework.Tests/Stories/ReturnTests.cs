using Mediation.Casework.Cases;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>退单: a unit says that the case is not its own.</summary>
public sealed class ReturnTests
{
    private static readonly object Why = new { reasonCode = "not-our-duty", reason = "不属我单位职责" };

    [Fact]
    public void Only_the_unit_that_holds_the_share_may_return_it() =>
        Story.Accepted(Given.Lamp).Refuses("POLICE", "return-dispatch", Why).ShouldBe("act.not-yours");

    [Fact]
    public void A_return_gives_a_coded_reason() => Story.Accepted(Given.Lamp)
        .Refuses("URBAN", "return-dispatch", new { reason = "不属我单位职责" }).ShouldBe("field.missing");

    [Fact]
    public void A_unit_does_not_propose_itself() => Story.Accepted(Given.Lamp)
        .Refuses("URBAN", "return-dispatch", new { reasonCode = "other", reason = "不办", proposedUnit = "URBAN" })
        .ShouldBe("return.proposes-itself");

    [Fact]
    public void A_working_day_after_signing_for_it_the_lead_may_no_longer_return()
    {
        var story = Story.Accepted(Given.Lamp).Does("URBAN", "sign-for");

        story.Until("2026-03-03 23:59").OpenTo(Townspeople.Of("URBAN"))
            .Select(o => o.Kind.Code).ShouldContain("return-dispatch");
        story.Until("2026-03-04 00:00").Refuses("URBAN", "return-dispatch", Why).ShouldBe("return.too-late");
    }

    [Fact]
    public void The_desk_reviews_a_return_while_the_clocks_run_on()
    {
        var story = Story.Accepted(Given.Lamp).Returns("ENFORCE");

        story.File.Stage.ShouldBe(CaseStage.ReturnReview);
        story.File.Lead.ShouldBeNull();
        story.File.OpenItems.ShouldHaveSingleItem().Unit.ShouldBe("DESK");
        story.File.Deadlines.Where(d => !d.IsFinal).Select(d => d.Kind).ShouldContain("handling");
        story.File.Deadlines.Where(d => d.Kind == "sign-for").ShouldAllBe(d => d.IsFinal);
        story.IsDispatched("ENFORCE", "COMMUNITY").Lead.ShouldBe("ENFORCE");
    }

    [Fact]
    public void The_second_return_calls_a_consultation_and_the_unit_named_there_keeps_the_case()
    {
        var story = Story.Accepted(Given.Lamp).Returns().IsDispatched("ENFORCE").Returns();

        story.File.Stage.ShouldBe(CaseStage.Consultation);
        story.IsDispatched("HOUSING").Refuses("HOUSING", "return-dispatch", Why).ShouldBe("return.used-up");
        story.Does("HOUSING", "sign-for").Refuses("HOUSING", "return-dispatch", Why).ShouldBe("return.used-up");
    }

    [Fact]
    public void A_lead_that_returns_after_signing_takes_its_mediation_with_it()
    {
        var story = Given.SignedFor(Given.Leak);
        story.Item("PMC", "all-consent");

        story.Returns().IsDispatched("JUSTICE").Does("JUSTICE", "sign-for");

        story.File.OpenItems.Where(w => w.Unit == "PMC").ShouldBeEmpty();
        story.File.OpenItems.Where(w => w.Acts.Contains("all-consent")).ShouldHaveSingleItem().Unit.ShouldBe("JUSTICE");
    }
}
