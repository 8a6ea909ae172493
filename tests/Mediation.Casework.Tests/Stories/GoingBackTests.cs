using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.TestKit.Mediations;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Stories;

/// <summary>退回环节、撤回上一步: back to a step that the case has passed.</summary>
public sealed class GoingBackTests
{
    private const string Joint = "complaint/joint";

    [Fact]
    public void Before_the_resident_is_answered_the_desk_sends_the_case_back_to_the_handling()
    {
        var story = AtReply().Does(Townspeople.Desk, "go-back", new { step = Joint, reason = "现场照片不清楚，请补办" });

        story.File.Stage.ShouldBe(CaseStage.Handling);
        story.File.OpenItems.Select(w => w.Title).Distinct().ShouldBe(["办理并记录结果"]);
        story.File.Lead!.State.ShouldBe(ShareState.SignedFor);
        story.File.SentBackCount.ShouldBe(1);
        story.File.ReworkCount.ShouldBe(0);
        story.Last.Events.OfType<SentBack>().Single().Step.ShouldBe(Joint);
    }

    [Fact]
    public void Who_gets_the_step_again_is_told_without_a_word_of_the_complaint()
    {
        var story = AtReply().Does(Townspeople.Desk, "go-back", new { step = Joint, reason = "现场照片不清楚，请补办" });

        var message = story.Last.Messages.First(m => m.Template == "sent-back" && m.To == "unit:URBAN");
        message.Arguments.Values.ShouldNotContain(v => v.Contains("照片"));
    }

    [Fact]
    public void Sent_back_and_handled_again_the_case_goes_on_to_the_answer_once()
    {
        var story = AtReply().Does(Townspeople.Desk, "go-back", new { step = Joint, reason = "请补办" })
            .EverybodyConcludes();

        story.File.OpenItems.Select(w => w.Step).ShouldBe(["follow-up/reply"]);
        story.Answers().File.Stage.ShouldBe(CaseStage.FollowUp);
    }

    [Fact]
    public void The_clocks_of_the_case_run_on_and_only_the_towns_own_handling_time_begins_anew()
    {
        var before = AtReply();
        var known = before.File.Deadlines;
        var running = known.Where(d => d.WorkItem is null && !d.IsFinal).ToList();

        var after = before.Does(Townspeople.Desk, "go-back", new { step = Joint, reason = "请补办" }).File;

        foreach (var clock in running)
            after.Deadlines.Single(d => d.Id == clock.Id).ShouldBe(clock);
        var begun = after.Deadlines.Skip(known.Count).ToList();
        begun.Single(d => d.WorkItem is null).ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe("handling"), d => d.Side.ShouldBe(ClockSide.Management), d => d.IsFinal.ShouldBeFalse());
        begun.Where(d => d.WorkItem is not null).ShouldAllBe(d => d.Kind == "share" && d.StartedAt == before.Now);
    }

    [Fact]
    public void The_lead_may_give_its_own_step_back_to_the_one_before()
    {
        AtReply().OpenTo(Townspeople.Of("URBAN")).Select(o => o.Kind.Code).ShouldContain("go-back");
        AtReply().Refuses("POLICE", "go-back", new { step = Joint, reason = "请补办" }).ShouldBe("act.needs-role");
    }

    [Fact]
    public void A_reason_and_a_step_that_was_passed_are_needed()
    {
        AtReply().Refuses(Townspeople.Desk, "go-back", new { step = Joint }).ShouldBe("field.missing");
        AtReply().Refuses(Townspeople.Desk, "go-back", new { step = "complaint/closing", reason = "请补办" })
            .ShouldBe("field.not-an-option");
    }

    [Fact]
    public void After_the_answer_has_left_the_house_nobody_goes_back_behind_it() => AtReply()
        .Answers()
        .Refuses(Townspeople.Supervisor, "go-back", new { step = Joint, reason = "请补办" }).ShouldBe("go-back.nowhere");

    [Fact]
    public void A_closed_case_goes_nowhere() => AtReply().Does(Townspeople.Desk, "withdraw", new { reason = "来电撤回" })
        .Refuses(Townspeople.Desk, "go-back", new { step = Joint, reason = "请补办" }).ShouldBe("case.closed");

    [Fact]
    public void Sent_back_to_the_dispatch_the_shares_are_given_out_anew()
    {
        var story = Given.SignedFor()
            .Does(Townspeople.Supervisor, "go-back", new { step = "joint-handling/dispatch", reason = "请重新派单" });

        story.File.Stage.ShouldBe(CaseStage.Dispatched);
        story.File.Lead!.State.ShouldBe(ShareState.Dispatched);
        story.File.OpenItems.Select(w => w.Title).ShouldAllBe(t => t == "签收");
        story.File.Assignments.Count(a => a is { Share: Share.Lead, Live: true }).ShouldBe(1);
    }

    [Fact]
    public void The_desk_takes_its_dispatch_back_before_anybody_has_signed()
    {
        var story = Triaged().Does(Townspeople.Desk, "take-back");

        story.File.Stage.ShouldBe(CaseStage.Accepted);
        story.File.Lead.ShouldBeNull();
        story.File.OpenItems.Select(w => w.Step).ShouldBe(["joint-handling/triage"]);
        story.Last.Messages.ShouldContain(m => m.To == "unit:ENFORCE" && m.Template == "item-withdrawn");
        story.IsDispatched("URBAN").File.Lead!.Unit.ShouldBe("URBAN");
    }

    [Fact]
    public void Once_the_next_has_acted_nothing_is_taken_back()
    {
        Triaged().Does("ENFORCE", "sign-for").Refuses(Townspeople.Desk, "take-back").ShouldBe("act.not-yours");
        Triaged().Does("ENFORCE", "contact", new { how = "电话", text = "已联系" })
            .Refuses(Townspeople.Desk, "take-back").ShouldBe("take-back.acted-on");
        Triaged().Does(Townspeople.Supervisor, "urge").Refuses(Townspeople.Desk, "take-back").ShouldBe("take-back.acted-on");
    }

    [Fact]
    public void Only_who_moved_the_case_takes_it_back() => Triaged()
        .Refuses("POLICE", "take-back").ShouldBe("act.not-yours");

    [Fact]
    public void What_counted_or_left_the_house_is_not_taken_back()
    {
        AtReply().Refuses("URBAN", "take-back").ShouldBe("take-back.lasting");
        Story.Accepted(Given.Lamp).Does("URBAN", "sign-for").Refuses("URBAN", "take-back").ShouldBe("take-back.lasting");
        AtReply().Answers().Refuses("URBAN", "take-back").ShouldBe("take-back.lasting");
    }

    [Fact]
    public void A_step_of_a_round_that_is_over_is_not_taken_back() => Story.Accepted(Given.Lamp).Returns().IsDispatched("ENFORCE")
        .Refuses(Townspeople.Desk, "take-back").ShouldBe("take-back.over");

    [Fact]
    public void A_legal_clock_goes_on_from_its_first_start_when_its_step_comes_again()
    {
        var story = InMediation();
        var first = story.File.Deadlines.Last(d => d.Kind == "mediation-term");

        story.Passes(TimeSpan.FromDays(2)).Does(Townspeople.Desk, "go-back", new { step = "mediation/consent", reason = "有一方未到" })
            .Plays([MediationPlay.Consent[2], MediationPlay.Consent[3]]);

        var again = story.File.Deadlines.Last(d => d.Kind == "mediation-term");
        again.Id.ShouldNotBe(first.Id);
        again.StartedAt.ShouldBe(first.StartedAt);
        story.File.Deadlines.Count(d => d.Kind == "mediation-term" && !d.IsFinal).ShouldBe(1);
    }

    private static Story AtReply() => Given.Concluded();

    private static Story Triaged() => Story.Accepted(Given.Unclear).IsDispatched("ENFORCE");

    private static Story InMediation()
    {
        var story = Given.SignedFor(Given.Leak);
        return story.Consents();
    }
}
