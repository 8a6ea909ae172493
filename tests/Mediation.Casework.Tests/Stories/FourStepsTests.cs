using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>问、议、办、评: residents are asked, a council resolves, units do their shares, and residents say whether it is done.</summary>
public sealed class FourStepsTests
{
    private const string Over = "2026-03-30 18:00";

    [Fact]
    public void What_residents_find_badly_done_is_done_again_and_what_they_find_well_done_is_over()
    {
        var story = Done().Rates([1, 2, 2, 2, 5, 5, 5, 5, 5]);
        story.File.OpenItems.Single().Acts.ShouldBe(["residents-rated"], "nine are too few to say");

        story.Rates([5]);
        story.File.OpenItems.Select(item => item.Unit).Order().ShouldBe(["BRANCH", "PROPERTY"]);
        story.File.OpenItems.ShouldAllBe(item => item.Acts.Contains("conclude"));
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();

        Disclosed(Concluded(story)).Rates([1, 1, 1, 3, 3, 4, 4, 5, 5, 5]);
        story.File.Result.ShouldBe(CaseResult.Done);
        story.File.Evaluations.Count.ShouldBe(20);
    }

    [Fact]
    public void Too_few_by_the_clocks_end_is_no_verdict_and_a_supervisor_decides()
    {
        var story = Done().Rates([5, 5]).Until(Over);

        story.File.OpenItems.Single().Acts.ShouldBe(["rate-again", "end-unrated"]);
        story.Does(Townspeople.Supervisor, "rate-again").Rates([4, 4, 4, 4, 4, 4, 4, 4]);
        story.File.Closed.ShouldBeFalse("marks of another time aren't counted again");
        story.Rates([4, 4]).File.Result.ShouldBe(CaseResult.Done);
    }

    [Fact]
    public void Nobody_of_the_staff_rates_for_residents_and_residents_rate_nothing_that_is_over()
    {
        var story = Done();

        story.Refuses("BRANCH", "residents-rated").ShouldBe("residents-rated.not-staff");
        story.Rates([5, 5, 5, 5, 5, 5, 5, 5, 5, 5]).File.Closed.ShouldBeTrue();
        ResidentsRated.Take(story.Dossier, Guid.CreateVersion7(), 5, story.Briefing(Actor.System)).Refusals.Single().Code.ShouldBe("evaluation.matter-over");
    }

    [Fact]
    public void Somebody_of_the_pool_is_asked_by_what_they_can_do_and_the_case_knows_a_code()
    {
        var story = Shared().Does("BRANCH", "invite-talent", new { talent = "T2026-0001/水电维修", invitedFor = "看看活动室的线路" });

        story.Journal.OfType<TalentInvited>().Single().ShouldSatisfyAllConditions(
            invited => invited.Talent.ShouldBe("T2026-0001"), invited => invited.Skill.ShouldBe("水电维修"));
        story.Refuses("PROPERTY", "invite-talent", new { talent = "T2026-0001/水电维修", invitedFor = "帮忙" }).ShouldBe("talent.nobody");
    }

    [Fact]
    public void Shares_that_were_agreed_on_are_signed_for_and_the_lead_waits_for_them()
    {
        var story = Shared();

        story.File.CoHandlers.Single().State.ShouldBe(ShareState.SignedFor);
        story.Refuses("BRANCH", "conclude", new { result = "解决", text = "都办了" }).ShouldNotBeNull();
        story.File.Deadlines.ShouldContain(clock => !clock.IsFinal, "somebody is watched while it is done");
    }

    private static Story Shared() => Given.Discussed().Does("BRANCH", "share-out", new { doers = new[] { "PROPERTY" }, text = "物业修，支部盯。" });

    private static Story Concluded(Story story) => story
        .Does("PROPERTY", "conclude", new { result = "解决", text = "活动室修好了。" })
        .Does("BRANCH", "conclude", new { result = "解决", text = "看过，可以用。" });

    private static Story Disclosed(Story story) => story.Does("BRANCH", "disclose",
        new { headline = "活动室修好了", disclosure = "活动室换了门窗和灯，请大家来评。", disclosedUntil = "2026-04-20" });

    private static Story Done() => Disclosed(Concluded(Shared()));
}
