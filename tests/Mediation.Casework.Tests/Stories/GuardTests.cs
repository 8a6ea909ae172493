using Mediation.Casework.Cases;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>What must never happen, whoever asks.</summary>
public sealed class GuardTests
{
    [Fact]
    public void Violence_never_reaches_mediation()
    {
        var story = Story.Accepted(Given.Violence);

        story.File.Intake.Mediation.ShouldBe(MediationPermit.Forbidden);
        story.EverybodySigns().File.WorkItems.Where(w => w.Step.StartsWith("mediation/", StringComparison.Ordinal)).ShouldBeEmpty();
        story.Refuses(Townspeople.Supervisor, "reassign", new { to = "PMC", reason = "请调解" })
            .ShouldBe("dispatch.mediation-forbidden");
    }

    [Fact]
    public void Violence_alarms_at_once_and_is_dispatched_besides()
    {
        var story = Story.Accepted(Given.Violence);

        story.Item("DESK", "receipt").Stage.ShouldBe(CaseStage.Emergency);
        story.Item("POLICE", "sign-for");
        story.Last.Messages.ShouldContain(m => m.To == "role:Supervisor" && m.Template == "emergency");
    }

    [Theory]
    [InlineData("withdraw", "withdraw.hard-stop")]
    [InlineData("merge", "merge.hard-stop")]
    public void Nobody_may_take_a_hard_stop_back(string act, string code) =>
        Story.Accepted(Given.Violence).Refuses("DESK", act, new { reason = "不告了" }).ShouldBe(code);

    [Fact]
    public void An_accusation_goes_to_discipline_inspection_alone()
    {
        var story = Story.Accepted(Given.Accusation);

        story.File.Intake.Secrecy.ShouldBe(3);
        story.File.Assignments.ShouldHaveSingleItem().Unit.ShouldBe("DISCIPLINE");
        story.Refuses(Townspeople.Supervisor, "reassign", new { to = "COMMUNITY", reason = "本社区的事" })
            .ShouldBe("dispatch.secret");
        story.Returns().Refuses("DESK", "dispatch", new { lead = "DISCIPLINE", coHandlers = new[] { "LEGAL" }, reason = "一起办" })
            .ShouldBe("dispatch.secret");
    }

    [Fact]
    public void A_unit_complained_of_does_not_lead()
    {
        var story = Story.Accepted(Given.Lamp,
            form => form with { Respondents = [new() { Kind = "organisation", UnitCode = "HOUSING" }] }).Returns();

        story.Refuses("DESK", "dispatch", new { lead = "HOUSING", reason = "职责所在" }).ShouldBe("dispatch.lead-is-accused");
    }

    [Fact]
    public void A_community_does_not_lead_what_needs_powers() => Story.Accepted(Given.Vending).Returns()
        .Refuses("DESK", "dispatch", new { lead = "COMMUNITY", reason = "就近" }).ShouldBe("dispatch.community-may-not-lead");

    [Fact]
    public void What_is_not_ours_is_declined_with_a_written_notice()
    {
        var story = Story.Accepted(Given.NotOurs);

        story.File.Result.ShouldBe(CaseResult.Declined);
        var notice = story.Last.Documents.ShouldHaveSingleItem();
        notice.Template.ShouldBe("decline-notice");
        notice.Values.Keys.ShouldBe(["number", "ground", "reason", "route"], ignoreOrder: true);
    }

    [Fact]
    public void What_no_rule_knows_goes_to_a_person()
    {
        var story = Story.Accepted(Given.Unclear);

        story.File.Intake.NeedsPerson.ShouldBeTrue();
        story.Item("DESK", "dispatch");
        story.IsDispatched("COMMUNITY").Lead.ShouldBe("COMMUNITY");
    }

    [Fact]
    public void What_acceptance_found_out_stays_known_to_later_questions()
    {
        var known = Given.SignedFor(Given.Leak).Dossier.Facts.Ruling;

        known.Classification.Track.ShouldBe("人民调解");
        known.Dispatch.Track.ShouldBe("人民调解");
        known.Classification.Mediation.ShouldBe("allowed");
    }
}
