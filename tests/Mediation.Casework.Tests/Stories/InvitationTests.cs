using Mediation.Casework.Journal;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>受邀参与: units without a share are let in for a while, to comment or to help, and no longer.</summary>
public sealed class InvitationTests
{
    [Fact]
    public void An_observer_comments_and_decides_nothing()
    {
        var story = Invited("LEGAL", "observer");

        Open(story, "LEGAL").ShouldBe(["ask-supervision", "end-invitation", "note"], ignoreOrder: true);
        story.Does("LEGAL", "note", new { text = "建议先核对产权。" });
        story.Refuses("LEGAL", "progress", new { text = "已处理" }).ShouldBe("act.not-yours");
    }

    [Fact]
    public void A_partner_writes_down_what_it_did_and_neither_stops_clocks_nor_calls_others()
    {
        var open = Open(Invited("LEGAL", "partner", Given.Vending), "LEGAL");

        open.ShouldBe(["ask-supervision", "dissuade", "end-invitation", "note", "progress"], ignoreOrder: true);
    }

    [Fact]
    public void When_the_day_is_over_the_case_does_not_exist_for_it_any_more_and_nobody_is_late()
    {
        var story = Invited("LEGAL", "observer", until: "2026-03-04");
        story.File.Involved.ShouldContain("LEGAL");

        story.Until("2026-03-04 23:59").File.Involved.ShouldContain("LEGAL");
        story.Until("2026-03-05 00:01").File.Involved.ShouldNotContain("LEGAL");

        story.Journal.OfType<InvitationEnded>().Single().Reason.ShouldBeNull();
        story.File.Deadlines.Single(d => d.Kind == "invitation").ShouldSatisfyAllConditions(
            d => d.IsFinal.ShouldBeTrue(), d => d.Late.ShouldBeFalse(), d => d.Served.ShouldBe(["remind", "lapse"]));
    }

    [Fact]
    public void Whoever_let_it_in_may_ask_it_to_leave_and_it_may_leave_by_itself()
    {
        Invited("LEGAL", "observer").Does("URBAN", "end-invitation", new { unit = "LEGAL", reason = "意见已给" }).File.Involved.ShouldNotContain("LEGAL");
        Invited("LEGAL", "observer").Does("LEGAL", "end-invitation", new { unit = "LEGAL", reason = "没有意见" }).File.Deadlines
            .Single(d => d.Kind == "invitation").IsFinal.ShouldBeTrue();
    }

    [Fact]
    public void An_invitation_ends_with_the_case() =>
        Invited("LEGAL", "observer").Does("DESK", "withdraw", new { reason = "不用了" }).File.Involved.ShouldNotContain("LEGAL");

    [Fact]
    public void Co_handlers_strangers_and_secrets_are_kept_as_they_are()
    {
        var story = Given.SignedFor();
        story.Refuses("URBAN", "invite", Call("COMMUNITY")).ShouldBe("field.not-an-option");
        story.Refuses("COMMUNITY", "invite", Call("LEGAL")).ShouldBe("act.not-yours");
        story.Refuses("URBAN", "invite", Call("LEGAL", until: "2026-06-01")).ShouldBe("invite.day");
        var secret = Given.SignedFor(Given.Accusation);
        secret.Refuses(secret.Lead, "invite", Call("LEGAL")).ShouldBe("invite.secret");
    }

    private static Story Invited(string unit, string capacity, string text = Given.Lamp, string until = "2026-03-20")
    {
        var story = Given.SignedFor(text);
        return story.Does(story.Lead, "invite", Call(unit, capacity, until));
    }

    private static object Call(string unit, string capacity = "observer", string until = "2026-03-20") => new { unit, capacity, until, invitedFor = "听听意见" };

    private static IReadOnlyList<string> Open(Story story, string unit) => [.. story.OpenTo(Townspeople.Of(unit)).Select(act => act.Kind.Code)];
}
