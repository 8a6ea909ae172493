using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>回访、重办、挂账、撤回、并案、办结.</summary>
public sealed class EndingTests
{
    [Fact]
    public void A_content_resident_closes_the_case_as_solved()
    {
        var story = Given.Answered().IsContent().Does("DESK", "close");

        story.File.Result.ShouldBe(CaseResult.Solved);
        story.File.OpenItems.ShouldBeEmpty();
        story.File.Deadlines.ShouldAllBe(d => d.IsFinal);
        story.File.Runs.ShouldAllBe(r => !r.Running);
    }

    [Fact]
    public void Nothing_is_open_on_a_closed_case()
    {
        var story = Given.Answered().IsContent().Does("DESK", "close");

        story.Refuses("DESK", "close").ShouldBe("act.not-waiting");
        story.Refuses("URBAN", "contact", new { how = "电话", text = "再问" }).ShouldBe("case.closed");
        story.OpenTo(Townspeople.Supervisor).Select(o => o.Kind.Code)
            .ShouldBe(["make-paper", "note", "reveal"], ignoreOrder: true, customMessage: "its file is bound now");
    }

    [Fact]
    public void The_handling_unit_does_not_call_back() => Given.Answered()
        .Refuses("URBAN", "follow-up", new { reached = true, solved = true, satisfaction = "满意" }).ShouldBe("act.not-yours");

    [Fact]
    public void Dissatisfaction_needs_a_coded_reason() => Given.Answered()
        .Refuses("DESK", "follow-up", new { reached = true, solved = false, satisfaction = "不满意" })
        .ShouldBe("follow-up.reason-needed");

    [Fact]
    public void Who_was_not_reached_has_not_rated() => Given.Answered()
        .Refuses("DESK", "follow-up", new { reached = false, solved = true }).ShouldBe("follow-up.not-reached-but-rated");

    [Fact]
    public void Whoever_holds_the_receipt_answers_without_waiting_for_the_call_and_once()
    {
        var story = Given.Answered();
        var resident = Actor.Resident(story.File.Number);
        var answer = new { solved = true, satisfaction = "满意" };

        story.Refuses("DESK", "rate", answer).ShouldBe("rate.receipt-needed");
        story.Refuses(Actor.Resident("LZ2026-000002"), "rate", answer).ShouldBe("rate.receipt-needed");
        story.Refuses(resident, "rate", new { solved = false, satisfaction = "不满意" }).ShouldBe("follow-up.reason-needed");
        story.Refuses(resident, "close").ShouldBe("act.not-waiting");
        story.Does(resident, "rate", answer).Refuses(resident, "rate", answer).ShouldBe("rate.not-now");
        story.Does("DESK", "close").File.Result.ShouldBe(CaseResult.Solved);
    }

    [Fact]
    public void After_three_attempts_the_case_closes_unconfirmed()
    {
        var story = Given.Answered().DoesNotAnswer().DoesNotAnswer();
        story.Item("DESK", "follow-up");

        story.DoesNotAnswer().Does("DESK", "close").File.Result.ShouldBe(CaseResult.Unconfirmed);
    }

    [Fact]
    public void A_rework_goes_round_once_within_the_towns_own_time()
    {
        var story = Given.Answered().IsNotContent().Does("DESK", "rework", new { reason = "没修好" });

        story.File.Stage.ShouldBe(CaseStage.Handling);
        story.File.Deadlines.ShouldContain(d => d.Kind == "handling" && !d.IsFinal);
        story.File.OpenItems.Select(w => w.Unit).ShouldBe(["URBAN", "COMMUNITY", "UTILITY"], ignoreOrder: true);
        story.EverybodyConcludes().Answers().IsNotContent()
            .Refuses("DESK", "rework", new { reason = "还是没修好" }).ShouldBe("rework.once-only");
    }

    [Fact]
    public void After_a_rework_the_desk_tries_three_times_again()
    {
        var story = Given.Answered().IsNotContent().Does("DESK", "rework", new { reason = "没修好" })
            .EverybodyConcludes().Answers().DoesNotAnswer().DoesNotAnswer();

        story.Item("DESK", "follow-up");
        story.DoesNotAnswer().Item("DESK", "close");
    }

    [Theory]
    [InlineData("2026-03-02")]
    [InlineData("2026-04-02")]
    public void A_pending_case_is_reviewed_within_thirty_days(string reviewOn) => Given.Answered().IsNotContent("政策限制")
        .Refuses(Townspeople.Supervisor, "pend", new { reviewOn, reason = "等政策" }).ShouldBe("pend.review-date");

    [Fact]
    public void A_pending_case_comes_back_on_its_day()
    {
        var story = Given.Answered().IsNotContent("政策限制")
            .Does("DESK", "pend", new { reviewOn = "2026-03-20", reason = "等管网改造" });

        story.File.Stage.ShouldBe(CaseStage.Pending);
        story.File.ReviewOn.ShouldBe(new DateOnly(2026, 3, 20));
        var review = story.Last.Clocks.Single(c => c.Deadline.Kind == DeadlineKinds.Review && !c.Deadline.IsFinal);
        review.DueAt.ShouldBe(Calendars.DemoCalendar.At("2026-03-21 00:00"));
        story.Does("DESK", "close").File.Result.ShouldBe(CaseResult.Unsolved);
    }

    [Fact]
    public void A_resident_may_take_it_back()
    {
        var story = Given.SignedFor(Given.Leak).Does("DESK", "withdraw", new { reason = "已和好" });

        story.File.Result.ShouldBe(CaseResult.Withdrawn);
        story.File.OpenItems.ShouldBeEmpty();
        story.File.Runs.ShouldAllBe(r => !r.Running);
    }

    [Fact]
    public void A_case_joins_only_an_open_case_other_than_itself()
    {
        var story = Story.Accepted(Given.Lamp);
        object Into(string number) => new { into = number };

        story.Refuses("DESK", "merge", Into("LZ2026-000009")).ShouldBe("merge.unknown-case");
        story.Target = new OtherCase(story.File.Id, story.File.Number, false, 0, story.Now);
        story.Refuses("DESK", "merge", Into(story.File.Number)).ShouldBe("merge.into-itself");
        story.Target = new OtherCase(Guid.CreateVersion7(), "LZ2026-000009", true, 0, story.Now.AddDays(1));
        story.Refuses("DESK", "merge", Into("LZ2026-000009")).ShouldBe("merge.closed-case");
        story.Target = story.Target with { Closed = false };
        story.Refuses("DESK", "merge", Into("LZ2026-000009")).ShouldBe("merge.younger-case");
        story.Target = story.Target with { AcceptedAt = story.Now.AddDays(-1) };
        story.Does("DESK", "merge", Into("LZ2026-000009")).File.Result.ShouldBe(CaseResult.Merged);
    }
}
