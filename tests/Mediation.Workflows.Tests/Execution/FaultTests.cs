using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class FaultTests
{
    [Fact]
    public void A_fault_stays_at_its_step_while_other_branches_go_on()
    {
        var story = Story.Begin(Failing());

        story.Lines.ShouldBe(["a", "b", "c"]);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        story.State.OpenIncidents.Single().ActivityId.ShouldBe("f");
        story.State.OpenIncidents.Single().Message.ShouldBe("boom");
    }

    [Fact]
    public void A_step_passed_over_leads_on_by_the_outcome_given()
    {
        var story = Story.Begin(Failing()).Skip("f");

        story.Lines.ShouldBe(["a", "b", "c", "d"]);
        story.State.Incidents.Single().Resolution.ShouldBe(IncidentResolution.Skipped);
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_step_retried_fails_again_with_a_new_incident()
    {
        var story = Story.Begin(Failing()).Retry("f");

        story.State.Incidents.Select(i => i.Resolution).ShouldBe([IncidentResolution.Retried, null]);
        story.State.Activities.Count(a => a.Status is ActivityStatus.Faulted).ShouldBe(1);
    }

    [Fact]
    public void A_step_that_has_not_failed_cannot_be_retried()
    {
        var story = Story.Begin(new Sketch().Step("s", "ok"));

        story.Retry("s").Last.Answer.ShouldBe(BurstAnswer.NotFaulted);
    }

    [Fact]
    public void A_file_that_asks_for_it_ends_faulted_and_leaves_nothing_open()
    {
        var story = Story.Begin(Failing().Faulting());

        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        story.State.Bookmarks.ShouldBeEmpty();
        story.Retry("f").Last.Answer.ShouldBe(BurstAnswer.AlreadyFinished);
    }

    [Fact]
    public void A_container_that_failed_waits_for_no_operator_once_its_run_has_ended()
    {
        var loop = new Sketch().Faulting().Add("Elsa.While", "w", new()
        {
            ["condition"] = Sketch.Wrapped("Boolean", "JavaScript", "variables.missing.x"),
            ["body"] = new System.Text.Json.Nodes.JsonObject { ["id"] = "b", ["type"] = "Elsa.WriteLine" },
        });

        var story = Story.Begin(loop);

        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        story.State.Incidents.Single().Resolution.ShouldBe(IncidentResolution.Cancelled);
    }

    [Fact]
    public void An_input_of_the_wrong_kind_is_a_fault_that_names_it()
    {
        var sketch = new Sketch().Variable("v", "Object").Set("a", "v", "soon")
            .Add("Elsa.Delay", "d", new() { ["timeSpan"] = Sketch.Wrapped("TimeSpan", "Variable", """{"id":"v"}""") })
            .Connect("a>d");

        Story.Begin(sketch).State.OpenIncidents.Single().Message.ShouldContain("'timeSpan'");
    }

    private static Sketch Failing() => new Sketch().Line("a").Fails("f").Line("b").Line("c").Line("d")
        .Connect("a>f a>b b>c f>d");
}
