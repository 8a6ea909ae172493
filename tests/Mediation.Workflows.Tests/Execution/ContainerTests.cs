using System.Text.Json.Nodes;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class ContainerTests
{
    [Fact]
    public void End_completes_its_own_chart_only()
    {
        var inner = new Sketch("inner").Line("i").Event("e").Add("Elsa.End", "x").Connect("i>e i>x");

        var story = Story.Begin(new Sketch().Flowchart("in", inner).Line("after").Connect("in>after"));

        story.Lines.ShouldBe(["i", "after"]);
        story.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void Complete_deep_inside_completes_the_workflow_with_its_outcomes()
    {
        var chart = new Sketch("chart")
            .Add("Elsa.Complete", "c", new() { ["outcomes"] = Sketch.Literal("Object", "settled") });
        var sequence = new Sketch("sequence").Flowchart("in", chart).Line("never");

        var story = Story.Begin(new Sketch().Line("a").Sequence("q", sequence).Step("s", "ok").Connect("a>s a>q"));

        story.Lines.ShouldBe(["a"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        story.State.Outcomes.ShouldBe(["settled"]);
        story.Effects.ShouldBe([new Opened("s"), new Withdrawn("s")]);
    }

    [Fact]
    public void Finish_ends_everything_and_withdraws_what_waits()
    {
        var inner = new Sketch("inner").Add("Elsa.Finish", "f");

        var story = Story.Begin(new Sketch().Line("a").Step("s", "ok").Sequence("q", inner).Connect("a>s a>q"));

        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        story.State.Activities.ShouldBeEmpty();
        story.Effects.ShouldBe([new Opened("s"), new Withdrawn("s")]);
    }

    [Fact]
    public void If_runs_one_branch_and_completes_with_done()
    {
        var branch = new JsonObject
        {
            ["id"] = "yes",
            ["type"] = "Elsa.WriteLine",
            ["text"] = Sketch.Literal("String", "yes"),
        };
        var sketch = new Sketch()
            .Add("Elsa.If", "if", new() { ["condition"] = Sketch.Literal("Boolean", "true"), ["then"] = branch })
            .Line("end").Connect("if>end");

        Story.Begin(sketch).Lines.ShouldBe(["yes", "end"]);
    }

    [Fact]
    public void If_without_a_branch_for_the_answer_completes_at_once() =>
        Story.Begin(new Sketch().Add("Elsa.If", "if").Line("end").Connect("if>end")).Lines.ShouldBe(["end"]);

    [Fact]
    public void A_container_in_a_loop_has_fresh_variables_each_time()
    {
        var body = new Sketch("body").Variable("n", "Int32", "1")
            .Add("Elsa.WriteLine", "w", new() { ["text"] = Sketch.Wrapped("String", "Variable", """{"id":"n"}""") })
            .Set("set", "n", 7);
        var sketch = new Sketch().Line("a").Sequence("q", body).Step("s", "again", "pass")
            .Connect("a>q q>s s:again>q");

        var story = Story.Begin(sketch).Act("s", "again");

        story.Lines.ShouldBe(["a", "1", "1"]);
    }

    [Fact]
    public void Cancelling_tells_every_step_that_had_begun()
    {
        var inner = new Sketch("inner").Step("deep", "ok");
        var story = Story.Begin(new Sketch().Line("a").Step("s", "ok").Sequence("q", inner).Connect("a>s a>q"));

        story.Cancel();

        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        story.Effects.OfType<Withdrawn>().ShouldBe([new("s"), new("deep")]);
        story.State.Bookmarks.ShouldBeEmpty();
        story.Cancel().Last.Answer.ShouldBe(BurstAnswer.AlreadyFinished);
    }
}
