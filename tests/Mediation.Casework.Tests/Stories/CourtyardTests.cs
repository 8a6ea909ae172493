using Mediation.Casework.Acceptance;
using Mediation.Casework.Journal;
using Mediation.Casework.Places;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>院落自治委员会: what is ordinary between neighbours of a courtyard is talked over there first, while its committee sits, and nothing else is.</summary>
public sealed class CourtyardTests
{
    private const string Noise = "楼上半夜放音乐跳舞，吵得睡不着，说了也不听";

    private const string Inside = "西园路西苑小区2栋";

    private static readonly CommitteeTerm Term = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    [Fact]
    public void A_quarrel_in_a_courtyard_is_with_its_committee_at_once_and_with_nobody_else()
    {
        var story = Quarrel();

        (story.Lead, story.CoHandlers.Count).ShouldBe(("GUIXIANG", 0));
        story.File.Involved.ShouldBe(["GUIXIANG"]);
        story.File.OpenItems.ShouldHaveSingleItem().Acts.ShouldBe(["settle-in-courtyard", "pass-on-from-courtyard"]);
        story.File.Deadlines.Single(clock => clock.Kind == "courtyard").Term.Count.ShouldBe(3);
    }

    [Fact]
    public void What_is_settled_there_is_answered_and_asked_afterwards_like_any_other()
    {
        var story = Quarrel().Does("GUIXIANG", "settle-in-courtyard", new { text = "两家说好十点以后不放音乐。" });

        story.File.Deadlines.Where(clock => clock.Kind is "courtyard" or "handling").ShouldAllBe(clock => clock.MetAt != null);
        story.Item("GUIXIANG", "reply").ShouldNotBeNull();
        story.Does("GUIXIANG", "reply", new { text = "说好了。", channel = "当面" });
        story.Item("DESK", "follow-up").ShouldNotBeNull();
    }

    [Fact]
    public void What_is_not_settled_goes_on_to_whoever_leads_and_is_no_return()
    {
        var story = Quarrel();
        story.Refuses("SHILIU", "pass-on-from-courtyard", new { passOnReason = "no-agreement", text = "说不拢。" }).ShouldBe("act.not-yours");

        story.Does("GUIXIANG", "pass-on-from-courtyard", new { passOnReason = "no-agreement", text = "说不拢。" });

        story.Lead.ShouldBe("PMC");
        story.CoHandlers.ShouldBe(["PROPERTY", "COMMUNITY"], ignoreOrder: true);
        story.File.ReturnCount.ShouldBe(0);
        story.Journal.OfType<PassedOnFromCourtyard>().ShouldHaveSingleItem().ReasonCode.ShouldBe("no-agreement");
        story.Does("PMC", "sign-for").Item("PMC", "all-consent").ShouldNotBeNull("it is mediated as if there were no courtyard");
        story.File.OpenItems.ShouldNotContain(item => item.Unit == "GUIXIANG");
        foreach (var who in new[] { Townspeople.Desk, Townspeople.Supervisor, Townspeople.Of("PMC") })
            story.OpenTo(who).SelectMany(open => open.Fields).SelectMany(field => field.Options).ShouldNotContain(option => option.Label == "邻里小事：先说和，说不拢就上交", who.Name);
    }

    [Fact]
    public void After_three_working_days_it_goes_on_by_itself()
    {
        var story = Quarrel().Until("2026-03-05 17:29");
        story.Lead.ShouldBe("GUIXIANG");

        story.Until("2026-03-06 09:30");

        story.Lead.ShouldBe("PMC");
        story.File.Deadlines.Single(clock => clock.Kind == "courtyard").MetAt.ShouldBeNull();
        story.File.OpenItems.ShouldNotContain(item => item.Unit == "GUIXIANG");
    }

    [Fact]
    public void Who_says_that_it_was_not_solved_is_not_sent_to_the_courtyard_again()
    {
        var story = Quarrel().Does("GUIXIANG", "settle-in-courtyard", new { text = "说好了。" }).Does("GUIXIANG", "reply", new { text = "说好了。", channel = "当面" });
        story.Passes(TimeSpan.FromDays(1)).Does("DESK", "follow-up", new { reached = true, solved = false, satisfaction = "不满意", reasonCode = "处理不当" });

        story.Does(Townspeople.Supervisor, "rework", new { reason = "还在吵。" });

        story.Lead.ShouldBe("PMC");
    }

    [Theory]
    [InlineData(Noise, "西园路西苑小区4栋", "PMC", "the neighbour courtyard has no committee")]
    [InlineData(Noise, "西园路西苑小区7栋", "PMC", "a building in no courtyard")]
    [InlineData(Noise, "西园路西苑小区", "PMC", "no building was said")]
    [InlineData("楼上漏水，把我家天花板都泡坏了，找楼上他不承认", Inside, "GUIXIANG", "a leak between neighbours")]
    [InlineData("楼上把杂物堆在楼道里，邻居说了不搬", Inside, "GUIXIANG", "shared space")]
    [InlineData("楼上的孩子天天在家里蹦跳，吵得睡不着", Inside, "PMC", "a child is spoken of")]
    public void Only_what_is_ordinary_and_of_its_own_buildings_goes_there(string text, string place, string lead, string because) =>
        Story.Accepted(text, form => form with { Place = place }, town: Town()).Lead.ShouldBe(lead, because);

    [Theory]
    [InlineData("楼上半夜放音乐，还拿刀威胁要砍死我")]
    [InlineData(Given.Violence)]
    [InlineData(Given.Accusation)]
    [InlineData(Given.Unclear)]
    public void Neither_danger_nor_an_accusation_nor_what_is_unclear_is_ever_seen_there(string text) =>
        Story.Accepted(text, form => form with { Place = Inside }, town: Town()).File.Involved.ShouldNotContain("GUIXIANG");

    [Fact]
    public void Neither_what_is_to_be_kept_secret_nor_what_complains_of_the_committee_goes_there()
    {
        Quarrel(form => form with { Reporter = new ReporterForm { Name = "李云芳", Phone = "13800001234", KeepSecret = true } }).Lead.ShouldBe("PMC");
        Quarrel(form => form with { Respondents = [new RespondentForm { Kind = "organisation", UnitCode = "GUIXIANG", Name = "桂香院自治委员会" }] }).Lead.ShouldBe("PMC");
    }

    [Fact]
    public void A_committee_sits_with_three_members_whose_terms_run()
    {
        var courtyard = Town().Courtyards[0];
        courtyard.Sits(new DateOnly(2026, 3, 2)).ShouldBeTrue();
        courtyard.Sits(new DateOnly(2025, 12, 31)).ShouldBeFalse();
        courtyard.Sits(new DateOnly(2027, 1, 1)).ShouldBeFalse("terms are over");
        (courtyard with { Terms = [Term, Term] }).Sits(new DateOnly(2026, 3, 2)).ShouldBeFalse("two are too few");
        courtyard.LastDay(new DateOnly(2026, 12, 10), 30).ShouldBe(new DateOnly(2026, 12, 31));
        courtyard.LastDay(new DateOnly(2026, 11, 1), 30).ShouldBeNull();
    }

    [Fact]
    public void A_person_cannot_give_a_courtyard_what_is_not_for_it()
    {
        var elsewhere = Story.Accepted(Given.Leak, town: Town());
        elsewhere.Does(Townspeople.Of("PMC"), "return-dispatch", new { reasonCode = "other", reason = "不归我们。" })
            .Refuses(Townspeople.Supervisor, "dispatch", new { lead = "GUIXIANG", reason = "先说和" }).ShouldBe("dispatch.not-for-courtyard");
    }

    internal static Story Quarrel(Func<ComplaintForm, ComplaintForm>? more = null) =>
        Story.Accepted(Noise, form => (more ?? (f => f))(form with { Place = Inside }), town: Town());

    private static Town Town() => ShippedPolicy.Town with
    {
        Courtyards = [.. ShippedPolicy.Town.Courtyards.Select(each => each.Unit == "GUIXIANG" ? each with { Terms = [Term, Term, Term] } : each)],
    };
}
