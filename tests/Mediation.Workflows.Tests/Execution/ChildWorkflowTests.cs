using System.Text.Json.Nodes;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class ChildWorkflowTests
{
    [Fact]
    public void The_caller_goes_on_when_the_child_it_waits_for_has_ended()
    {
        var child = new Sketch("child").Event("e").Add("Elsa.SetOutput", "o", new()
        {
            ["outputName"] = Sketch.Literal("String", "answer"),
            ["outputValue"] = Sketch.Literal("Object", 42),
        }).Connect("e>o").Read();
        var story = Story.Begin(Calling(wait: true), child);
        story.Waiting.ShouldBe(["e"]);
        story.Lines.ShouldBeEmpty();

        story.Event("e");

        story.Lines.ShouldBe(["after"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        story.State.Variables["result"].GetProperty("output").GetProperty("answer").GetInt32().ShouldBe(42);
        story.State.Variables["result"].GetProperty("status").GetString().ShouldBe("Finished");
    }

    [Fact]
    public void A_child_that_needs_no_wait_runs_before_the_caller_goes_on() =>
        Story.Begin(Calling(wait: false), new Sketch("child").Line("inside").Read())
            .Lines.ShouldBe(["inside", "after"]);

    [Fact]
    public void A_child_nobody_waits_for_keeps_the_instance_running_until_it_ends()
    {
        var child = new Sketch("child").Event("e").Line("inside").Connect("e>inside").Read();
        var story = Story.Begin(Calling(wait: false), child);
        story.Lines.ShouldBe(["after"]);
        story.State.Status.ShouldBe(WorkflowStatus.Running);

        story.Event("e");

        story.Lines.ShouldBe(["after", "inside"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_child_nobody_waits_for_may_wait_several_times_and_is_known_by_its_version()
    {
        var child = new Sketch("child").Event("e1").Event("e2").Line("inside").Connect("e1>e2 e2>inside").Read();
        var story = Story.Begin(Calling(wait: false), child).Event("e1");
        story.State.VersionIdOf(story.State.Bookmarks.Single().ActivityInstanceId).ShouldBe("child-v1");

        story.Event("e2").Lines.ShouldBe(["after", "inside"]);

        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_correlation_id_of_its_own_is_refused()
    {
        var call = Call(wait: true);
        call["correlationId"] = Sketch.Literal("String", "other");

        new Sketch().Variable("result", "Object").Add("Elsa.ExecuteWorkflow", "x", call).Reading().Errors.Single().Code
            .ShouldBe("unsupported-feature");
    }

    [Fact]
    public void Finish_in_a_child_ends_the_child_only() =>
        Story.Begin(Calling(wait: true), new Sketch("child").Add("Elsa.Finish", "f").Read()).Lines.ShouldBe(["after"]);

    [Fact]
    public void A_child_that_ends_faulted_tells_its_caller()
    {
        var story = Story.Begin(Calling(wait: true), new Sketch("child").Fails("f").Faulting().Read());

        story.Lines.ShouldBe(["after"]);
        story.State.Variables["result"].GetProperty("subStatus").GetString().ShouldBe("Faulted");
    }

    [Fact]
    public void Cancelling_the_caller_cancels_the_child()
    {
        var story = Story.Begin(Calling(wait: true), new Sketch("child").Step("s", "ok").Read());

        story.Cancel();

        story.Effects.OfType<Withdrawn>().ShouldBe([new("s")]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public void A_workflow_that_is_not_in_force_is_a_fault() =>
        Story.Begin(Calling(wait: true)).State.OpenIncidents.Single().Message.ShouldContain("'child'");

    [Fact]
    public void A_workflow_that_calls_itself_for_ever_is_stopped()
    {
        var sketch = new Sketch("child").Variable("result", "Object")
            .Add("Elsa.ExecuteWorkflow", "x", Call(wait: true));

        Story.Begin(sketch).State.OpenIncidents.Single().Message.ShouldContain("too deeply");
    }

    private static Sketch Calling(bool wait) => new Sketch().Variable("result", "Object")
        .Add("Elsa.ExecuteWorkflow", "call", Call(wait)).Line("after").Connect("call>after");

    private static JsonObject Call(bool wait) => new()
    {
        ["workflowDefinitionId"] = Sketch.Literal("String", "child"),
        ["waitForCompletion"] = Sketch.Literal("Boolean", wait),
        ["result"] = Sketch.Bound("result"),
    };
}
