using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class JoinTests
{
    private const string TwoBranches = "a>e1 a>e2 e1>j e2>j j>end";

    [Fact]
    public void WaitAll_runs_after_the_last_branch()
    {
        var story = Story.Begin(Branches("WaitAll"));

        story.Event("e1");
        story.Lines.ShouldBe(["a"]);

        story.Event("e2");
        story.Lines.ShouldBe(["a", "end"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void WaitAny_runs_after_the_first_branch_and_cancels_the_other()
    {
        var story = Story.Begin(Branches("WaitAny")).Event("e2");

        story.Lines.ShouldBe(["a", "end"]);
        story.Trace.ShouldContain(e => e.Event == TraceEvent.Canceled && e.ActivityId == "e1");
        story.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void WaitAny_runs_once_when_the_loser_waits_in_the_burst_in_which_the_winner_ends()
    {
        var sketch = new Sketch().Line("a").Line("fast").Line("slow").Event("e").Join("j", "WaitAny").Step("next", "go")
            .Line("end").Connect("a>fast a>slow slow>e fast>j e>j j>next next:go>end");
        var story = Story.Begin(sketch);

        story.Waiting.ShouldBe(["next"]);
        story.Act("next", "go").Lines.Count(l => l == "end").ShouldBe(1);
        story.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void WaitAny_withdraws_a_loser_that_has_not_begun()
    {
        var sketch = new Sketch().Line("a").Line("fast").Line("slow1").Line("slow2").Join("j", "WaitAny").Line("end")
            .Connect("a>fast a>slow1 slow1>slow2 fast>j slow2>j j>end");

        Story.Begin(sketch).Lines.ShouldBe(["a", "fast", "slow1", "end"]);
    }

    [Fact]
    public void WaitAll_with_a_line_not_taken_is_passed_over()
    {
        var story = Story.Begin(Decided("WaitAll"));

        story.Lines.ShouldBe(["a", "b", "yes"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void WaitAllActive_waits_only_for_lines_that_were_taken() =>
        Story.Begin(Decided("WaitAllActive")).Lines.ShouldBe(["a", "b", "yes", "end"]);

    [Fact]
    public void A_plain_merge_runs_once_after_branches_of_different_length()
    {
        var sketch = new Sketch().Line("a").Line("b1").Line("b2").Line("b3").Line("c").Line("end")
            .Connect("a>b1 b1>b2 b2>b3 b3>end a>c c>end");

        Story.Begin(sketch).Lines.Count(l => l == "end").ShouldBe(1);
    }

    [Fact]
    public void A_merge_after_a_decision_runs_whichever_line_was_taken()
    {
        foreach (var answer in new[] { true, false })
        {
            var sketch = new Sketch().Decision("d", answer).Line("yes").Line("no").Line("end")
                .Connect("d:True>yes d:False>no yes>end no>end");
            Story.Begin(sketch).Lines.ShouldBe([answer ? "yes" : "no", "end"]);
        }
    }

    [Fact]
    public void A_cancelled_race_inside_a_container_does_not_reach_the_chart_around_it()
    {
        var race = new Sketch("race").Line("r").Event("e1").Event("e2").Join("j", "WaitAny").Line("won")
            .Connect("r>e1 r>e2 e1>j e2>j j>won");
        var story = Story.Begin(new Sketch().Line("a").Flowchart("inner", race).Event("other").Line("end")
            .Connect("a>inner a>other inner>end other>end"));

        story.Event("e1");
        story.Lines.ShouldBe(["a", "r", "won"]);
        story.Waiting.ShouldBe(["other"]);

        story.Event("other").Lines.ShouldBe(["a", "r", "won", "end"]);
    }

    [Fact]
    public void A_race_cancels_whole_containers_and_tells_the_steps_in_them()
    {
        var slow = new Sketch("slow").Step("s", "ok").Line("late");
        var story = Story.Begin(new Sketch().Line("a").Sequence("q", slow).Event("e").Join("j", "WaitAny").Line("end")
            .Connect("a>q a>e q>j e>j j>end"));

        story.Event("e");

        story.Effects.ShouldBe([new Opened("s"), new Withdrawn("s")]);
        story.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    private static Sketch Branches(string mode) => new Sketch()
        .Line("a").Event("e1").Event("e2").Join("j", mode).Line("end").Connect(TwoBranches);

    private static Sketch Decided(string mode) => new Sketch()
        .Line("a").Line("b").Decision("d", true).Line("yes").Line("no").Join("j", mode).Line("end")
        .Connect("a>b a>d b>j d:True>yes d:False>no no>j j>end");
}
