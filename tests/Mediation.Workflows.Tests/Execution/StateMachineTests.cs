using System.Text.Json.Nodes;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class StateMachineTests
{
    [Fact]
    public void A_machine_enters_waits_acts_leaves_and_enters()
    {
        var story = Story.Begin(Door("true"));
        story.Lines.ShouldBe(["enter closed"]);
        story.Waiting.ShouldBe(["kick", "open"]);

        story.Event("open");

        story.Lines.ShouldBe(["enter closed", "push", "leave closed", "enter opened"]);
        story.Trace.ShouldContain(t => t.Event == TraceEvent.Canceled && t.ActivityId == "kick");
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_trigger_whose_condition_does_not_hold_waits_again()
    {
        var story = Story.Begin(Door("false")).Event("open");

        story.Lines.ShouldBe(["enter closed"]);
        story.Waiting.ShouldBe(["kick", "open"]);

        story.Event("kick").State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_machine_without_states_is_done() =>
        Story.Begin(new Sketch().Add("Elsa.StateMachine", "m")).State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);

    private static Sketch Door(string condition) => new Sketch().Add("Elsa.StateMachine", "m", new JsonObject
    {
        ["initialState"] = "closed",
        ["states"] = new JsonArray(
            new JsonObject { ["name"] = "opened", ["entry"] = Line("enter opened") },
            new JsonObject
            {
                ["name"] = "closed",
                ["entry"] = Line("enter closed"),
                ["exit"] = Line("leave closed"),
            }),
        ["transitions"] = new JsonArray(
            new JsonObject
            {
                ["name"] = "open",
                ["from"] = "closed",
                ["to"] = "opened",
                ["trigger"] = Event("open"),
                ["condition"] = Sketch.Wrapped("Boolean", "JavaScript", condition),
                ["action"] = Line("push"),
            },
            new JsonObject { ["name"] = "kick", ["from"] = "closed", ["to"] = "opened", ["trigger"] = Event("kick") }),
    });

    private static JsonObject Line(string text) =>
        new() { ["type"] = "Elsa.WriteLine", ["id"] = text, ["text"] = Sketch.Literal("String", text) };

    private static JsonObject Event(string name) =>
        new() { ["type"] = "Elsa.Event", ["id"] = name, ["eventName"] = Sketch.Literal("String", name) };
}
