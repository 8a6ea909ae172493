using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class SendingBackTests
{
    [Fact]
    public void A_case_sent_back_waits_at_the_earlier_step_and_nothing_before_it_runs_again()
    {
        var story = Story.Begin(Line()).Act("a", "done").Act("b", "done");
        story.Effects.Clear();

        story.SendBack("a");

        story.Waiting.ShouldBe(["a"]);
        story.Effects.ShouldBe([new Withdrawn("c"), new Opened("a")]);
        story.State.SentBack.ShouldBe(new Dictionary<string, int> { ["a"] = 1 });
        story.Trace.Select(e => e.Event).ShouldContain(TraceEvent.SentBack);
        story.Lines.ShouldBe(["begin"]);
        story.Act("a", "done").Act("b", "done").Act("c", "done").State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void What_may_be_gone_back_to_is_told_with_the_last_step_first_and_what_it_closes()
    {
        var story = Story.Begin(Line()).Act("a", "done").Act("b", "done");

        story.Ways.Select(w => w.ActivityId).ShouldBe(["b", "a"]);
        story.Ways[0].Closes.ShouldBe([story.State.Bookmarks.Single().Id]);
    }

    [Fact]
    public void A_parallel_branch_goes_on_untouched_and_the_join_opens_once()
    {
        var story = Story.Begin(new Sketch().Line("fork").Step("a", "done").Step("b", "done").Step("other", "done")
            .Join("join", "WaitAll").Line("joined").Connect("fork>a fork>other a:done>b b:done>join other:done>join join>joined"));
        story.Act("a", "done").Act("b", "done");
        var other = story.State.Bookmarks.Single();

        story.SendBack("a");

        story.State.Bookmarks[0].ShouldBe(other);
        story.Act("other", "done").Lines.ShouldNotContain("joined");
        story.Act("a", "done").Act("b", "done").Lines.Count(l => l == "joined").ShouldBe(1);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_step_behind_an_open_join_can_go_back_to_one_branch_while_the_other_stays_done()
    {
        var story = Story.Begin(new Sketch().Line("fork").Step("a", "done").Step("b", "done")
            .Join("join", "WaitAll").Step("next", "done").Connect("fork>a fork>b a:done>join b:done>join join>next"));
        story.Act("a", "done").Act("b", "done").SendBack("a");

        story.Waiting.ShouldBe(["a"]);
        story.Act("a", "done").Waiting.ShouldBe(["next"]);
    }

    [Fact]
    public void What_was_passed_over_because_a_loop_ended_may_still_come_when_the_loop_goes_on()
    {
        var story = Story.Begin(new Sketch().Step("head", "in", "give-up").Step("work", "done").Step("check", "again", "pass")
            .Step("apology", "sent").Step("thanks", "sent").Join("join", "WaitAllActive").Line("end")
            .Connect("head:in>work work:done>check check:again>head head:give-up>apology check:pass>thanks")
            .Connect("apology:sent>join thanks:sent>join join>end"));
        story.Act("head", "in").Act("work", "done").Act("check", "pass").Waiting.ShouldBe(["thanks"]);

        story.SendBack("work").Act("work", "done").Act("check", "again").Act("head", "give-up").Waiting.ShouldBe(["apology"]);

        story.Act("apology", "sent").Lines.ShouldBe(["end"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void Variables_keep_their_values()
    {
        var story = Story.Begin(new Sketch().Variable("v", "String", "before").Step("a", "done").Set("set", "v", "after")
            .Step("b", "done").Connect("a:done>set set>b")).Act("a", "done").SendBack("a");

        story.State.Variables["v"].GetString().ShouldBe("after");
    }

    [Fact]
    public void A_step_inside_an_open_container_can_be_gone_back_to_and_inside_a_closed_one_only_the_container()
    {
        var inner = new Sketch("inner").Step("i1", "done").Step("i2", "done").Connect("i1:done>i2");
        var story = Story.Begin(new Sketch().Flowchart("q", inner).Step("after", "done").Connect("q>after"));

        story.Act("i1", "done").SendBack("i1").Waiting.ShouldBe(["i1"]);
        story.Act("i1", "done").Act("i2", "done").SendBack("i1").Last.Answer.ShouldBe(BurstAnswer.NotPassed);
        story.SendBack("q").Waiting.ShouldBe(["i1"]);
    }

    [Fact]
    public void What_cannot_be_gone_back_to_is_refused_and_changes_nothing()
    {
        var story = Story.Begin(new Sketch().Step("work", "done").Step("look", "done").Step("check", "again", "pass")
            .Step("end", "done").Connect("work:done>look look:done>check check:again>work check:pass>end"));

        Refused("work", BurstAnswer.StandsThere);
        Refused("look", BurstAnswer.NotPassed);
        story.Act("work", "done").Act("look", "done").Act("check", "again");
        Refused("look", BurstAnswer.NotPassed);
        story.Act("work", "done");
        Refused("check", BurstAnswer.NotPassed);
        story.Act("look", "done").Act("check", "pass").Act("end", "done");
        Refused("work", BurstAnswer.AlreadyFinished);

        void Refused(string activity, BurstAnswer answer)
        {
            var before = story.State;
            story.SendBack(activity).Last.Answer.ShouldBe(answer);
            story.State.ShouldBe(before);
        }
    }

    [Fact]
    public void A_flowchart_that_is_not_open_is_said_to_be_none()
    {
        var story = Story.Begin(new Sketch().Step("a", "done"));

        new WorkflowMachine().SendBack(story.State, "a99", "a",
            new WorkflowHost(Story.Now, new WorkflowLibrary([new Sketch().Step("a", "done").Read()]))).Answer
            .ShouldBe(BurstAnswer.NotOpen);
    }

    [Fact]
    public void Leaving_a_step_can_be_taken_back_until_the_next_person_has_acted()
    {
        var story = Story.Begin(Line()).Act("a", "done");
        var opened = story.State.Bookmarks.Single().Id;

        story.Withdraw("a", opened).Waiting.ShouldBe(["a"]);

        story.Act("a", "done").Act("b", "done");
        story.Withdraw("a", opened).Last.Answer.ShouldBe(BurstAnswer.ActedOn);
    }

    [Fact]
    public void Leaving_a_branch_can_be_taken_back_while_its_join_waits_for_the_others()
    {
        Begin().Withdraw("a").Waiting.ShouldBe(["a", "b"]);
        Begin().Act("b", "done").Withdraw("a").Last.Answer.ShouldBe(BurstAnswer.ActedOn);

        static Story Begin() => Story.Begin(new Sketch().Line("fork").Step("a", "done").Step("b", "done")
            .Join("join", "WaitAll").Step("next", "done")
            .Connect("fork>a fork>b a:done>join b:done>join join>next")).Act("a", "done");
    }

    [Fact]
    public void A_failed_step_that_descends_is_no_longer_wanted()
    {
        var story = Story.Begin(new Sketch().Step("a", "done").Fails("f").Connect("a:done>f")).Act("a", "done").SendBack("a");

        story.State.OpenIncidents.ShouldBeEmpty();
        story.State.Incidents.Single().Resolution.ShouldBe(IncidentResolution.Cancelled);
        story.Waiting.ShouldBe(["a"]);
    }

    [Fact]
    public void A_state_from_before_the_record_was_kept_can_be_sent_back_too()
    {
        var story = Story.Begin(Line()).Act("a", "done").Act("b", "done");
        var older = story.State with
        {
            Activities = [.. story.State.Activities.Select(a => a with { Flow = a.Flow is { } f ? f with { Left = null } : null })],
        };
        var host = new WorkflowHost(Story.Now, new WorkflowLibrary([Line().Read()]));
        var machine = new WorkflowMachine();

        machine.WaysBack(older, host).Where(w => w.MayWait).Select(w => w.ActivityId).ShouldBe(["b", "a"]);
        machine.SendBack(older, older.Activities.Single(a => a.Flow is not null).Id, "a", host).State.Bookmarks.Single()
            .ActivityId.ShouldBe("a");
    }

    private static Sketch Line() => new Sketch().Line("begin").Step("a", "done").Step("b", "done").Step("c", "done")
        .Connect("begin>a a:done>b b:done>c");
}
