using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class LoopTests
{
    [Fact]
    public void A_step_sent_back_waits_again_as_often_as_it_is_sent_back()
    {
        var story = Story.Begin(new Sketch().Line("a").Step("work", "done").Step("review", "return", "pass").Line("end")
            .Connect("a>work work:done>review review:return>work review:pass>end"));

        for (var round = 0; round < 5; round++)
            story.Act("work", "done").Act("review", "return").Waiting.ShouldBe(["work"]);
        story.Act("work", "done").Act("review", "pass");

        story.Lines.ShouldBe(["a", "end"]);
        story.State.Passed["work"].ShouldBe(6);
    }

    [Fact]
    public void An_outer_loop_goes_on_after_an_inner_loop_that_waited()
    {
        var story = Story.Begin(new Sketch().Line("a").Step("outer", "in").Step("inner", "again", "out")
            .Step("check", "again", "pass").Line("end")
            .Connect("a>outer outer:in>inner inner:again>inner inner:out>check check:again>outer check:pass>end"));

        for (var round = 0; round < 3; round++)
        {
            story.Act("outer", "in").Act("inner", "again").Act("inner", "again").Act("inner", "out");
            story.Waiting.ShouldBe(["check"]);
            story.Act("check", round < 2 ? "again" : "pass");
        }

        story.Lines.ShouldBe(["a", "end"]);
        story.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void A_step_that_repeats_itself_may_lead_back_to_the_start_of_the_loop_around_it()
    {
        var story = Story.Begin(new Sketch().Step("work", "done").Step("check", "pass", "fail").Step("wait", "on", "back", "pass").Line("end")
            .Connect("work:done>check check:pass>end check:fail>wait wait:on>wait wait:back>work wait:pass>end"));

        story.Act("work", "done").Act("check", "fail").Act("wait", "on").Act("wait", "on").Act("wait", "back");
        story.Act("work", "done").Act("check", "pass");

        story.Lines.ShouldBe(["end"]);
        story.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void A_join_inside_a_loop_runs_once_in_each_round()
    {
        var story = Story.Begin(new Sketch().Line("a").Line("head").Event("e1").Event("e2").Join("j", "WaitAll")
            .Line("joined").Step("check", "again", "pass").Line("end")
            .Connect("a>head head>e1 head>e2 e1>j e2>j j>joined joined>check check:again>head check:pass>end"));

        for (var round = 1; round <= 3; round++)
        {
            story.Event("e2").Event("e1");
            story.Lines.Count(l => l == "joined").ShouldBe(round);
            story.Act("check", round < 3 ? "again" : "pass");
        }

        story.Lines[^1].ShouldBe("end");
    }

    [Fact]
    public void A_race_inside_a_loop_starts_afresh_in_each_round()
    {
        var story = Story.Begin(new Sketch().Line("a").Line("head").Event("e1").Event("e2").Join("j", "WaitAny")
            .Step("check", "again", "pass").Connect("a>head head>e1 head>e2 e1>j e2>j j>check check:again>head"));

        story.Event("e1").Act("check", "again").Waiting.ShouldBe(["e1", "e2"]);
        story.Event("e2").Act("check", "again").Waiting.ShouldBe(["e1", "e2"]);
        story.Event("e2").Act("check", "pass").State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void A_loop_without_a_wait_is_stopped_and_nothing_of_it_happens()
    {
        var story = Story.Begin(new Sketch().Step("s", "go").Decision("d", true).Line("x")
            .Connect("s:go>d d:True>x x>d"));
        var before = story.State;

        story.Act("s", "go");

        story.Last.Answer.ShouldBe(BurstAnswer.StepLimitExceeded);
        story.Last.Detail.ShouldContain("1000 steps");
        story.Last.Detail.ShouldContain("$.root.activities");
        story.State.ShouldBe(before);
        story.Effects.ShouldBe([new Opened("s")]);
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_with_a_parallel_branch_waits_until_the_loop_beside_it_has_ended(string mode)
    {
        var story = Story.Begin(new Sketch().Line("a").Step("work", "done").Step("review", "return", "pass")
            .Step("beside", "ok").Join("j", mode).Line("end")
            .Connect("a>work a>beside work:done>review review:return>work review:pass>j beside:ok>j j>end"));

        story.Act("beside", "ok").Act("work", "done").Act("review", "return");
        story.Lines.ShouldBe(["a"]);

        story.Act("work", "done").Act("review", "pass").Lines.ShouldBe(["a", "end"]);
    }

    [Fact]
    public void A_way_out_in_the_middle_of_a_loop_is_dead_only_when_the_loop_has_ended()
    {
        var sketch = new Sketch()
            .Line("a").Step("first", "on", "out").Step("last", "again", "pass").Step("beside", "ok").Line("out")
           .Line("passed").Line("merge")
            .Connect("a>first a>beside first:on>last first:out>out last:again>first last:pass>passed")
            .Connect("out>merge passed>merge beside:ok>merge");

        var left = Story.Begin(sketch).Act("beside", "ok").Act("first", "on").Act("last", "again");
        left.Lines.ShouldBe(["a"]);
        left.Act("first", "out").Lines.ShouldBe(["a", "out", "merge"]);
        left.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void A_way_out_of_two_loops_at_once_is_dead_only_when_both_have_ended()
    {
        var story = Story.Begin(new Sketch().Line("a").Step("outer", "in").Step("inner", "again", "out", "leave")
            .Step("check", "again", "pass").Step("beside", "ok").Line("left").Line("merge")
            .Connect("a>outer a>beside outer:in>inner inner:again>inner inner:out>check inner:leave>left")
            .Connect("check:again>outer check:pass>merge left>merge beside:ok>merge"));

        story.Act("beside", "ok").Act("outer", "in").Act("inner", "again").Act("inner", "out").Act("check", "again");
        story.Lines.ShouldBe(["a"]);

        story.Act("outer", "in").Act("inner", "out").Act("check", "pass").Lines.ShouldBe(["a", "merge"]);
        story.State.Status.ShouldBe(WorkflowStatus.Finished);
    }
}
