using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>任职回避: posts in two houses, and a complaint against one of them.</summary>
public sealed class PostRecusalTests
{
    private static readonly Actor Secretary = new(
        new("00000000-0000-7000-8000-000000000900"), "物业支部书记", [new("PROPERTY", Role.Handler), new("COMMUNITY", Role.Handler)]);

    [Fact]
    public void A_firms_own_man_does_not_look_into_the_complaint_against_it()
    {
        var story = Story.Accepted("物业的人说话难听，跟邻居吵起来", form => Against("PROPERTY", form) with { Category = "MF99-01" });

        story.File.CoHandlers.Select(share => share.Unit).ShouldBe(["COMMUNITY"]);
        story.Refuses(Secretary, "sign-for").ShouldBe("act.recused");
        story.OpenTo(Secretary).ShouldBeEmpty();
        story.Does("COMMUNITY", "sign-for");
    }

    [Fact]
    public void Where_the_firm_has_a_share_itself_its_man_acts_for_that_one_alone() =>
        Parking("PROPERTY").OpenTo(Secretary).Where(act => act.Item is not null).Select(act => act.Item!.Unit).Distinct().ShouldBe(["PROPERTY"]);

    [Fact]
    public void Where_the_firm_is_not_complained_of_both_posts_are_theirs() =>
        Parking(null).Does(Secretary, "sign-for").File.Lead!.Unit.ShouldBe("COMMUNITY");

    [Fact]
    public void Who_works_for_the_firm_alone_still_answers_for_its_share() =>
        Parking("PROPERTY").OpenTo(Secretary with { Memberships = [new("PROPERTY", Role.Handler)] }).ShouldNotBeEmpty();

    [Fact]
    public void A_supervisor_who_works_for_the_unit_does_not_supervise_the_case()
    {
        var both = Townspeople.Supervisor with { Memberships = [new(null, Role.Supervisor), new("PROPERTY", Role.Handler)] };

        Parking("PROPERTY").OpenTo(both).ShouldNotContain(act => act.Kind.Code == "reassign");
        Parking(null).OpenTo(both).ShouldContain(act => act.Kind.Code == "reassign");
    }

    private static Story Parking(string? complained) => Story.Accepted(
        "小区停车位不够，外来车乱停，晚上回来没地方停车",
        form => complained is null ? form : Against(complained, form));

    private static ComplaintForm Against(string unit, ComplaintForm form) => form with { Respondents = [new() { Kind = "organisation", UnitCode = unit }] };
}
