using System.Text.Json;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class WaitTests
{
    [Fact]
    public void A_bookmark_that_is_used_up_answers_so()
    {
        var story = Story.Begin(new Sketch().Step("s", "go").Step("t", "go").Connect("s:go>t"));
        var used = story.State.Bookmarks[0].Id;
        story.Resume(used);
        var state = story.State;

        story.Resume(used);

        story.Last.Answer.ShouldBe(BurstAnswer.NotWaiting);
        story.State.ShouldBe(state);
    }

    [Fact]
    public void An_event_nobody_waits_for_answers_so() =>
        Story.Begin(new Sketch().Event("e", "Reply")).Event("reply").Last.Answer.ShouldBe(BurstAnswer.NotWaiting);

    [Fact]
    public void A_finished_instance_answers_so() =>
        Story.Begin(new Sketch().Line("a")).Event("e").Last.Answer.ShouldBe(BurstAnswer.AlreadyFinished);

    [Fact]
    public void An_instance_whose_definition_is_gone_answers_so()
    {
        var story = Story.Begin(new Sketch().Event("e"));

        new WorkflowMachine().SendEvent(story.State, "e", null, new WorkflowHost(Story.Now, new WorkflowLibrary()))
            .Answer.ShouldBe(BurstAnswer.DefinitionMissing);
    }

    [Fact]
    public void One_act_of_a_step_uses_up_the_others()
    {
        var story = Story.Begin(new Sketch().Step("s", "accept", "decline").Line("yes").Line("no")
            .Connect("s:accept>yes s:decline>no"));

        story.Act("s", "decline");

        story.Lines.ShouldBe(["no"]);
        story.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void Joint_work_keeps_its_bookmark_and_remembers_its_shares()
    {
        var story = Story.Begin(new Sketch().Add("Test.Shares", "j", new() { ["needed"] = Sketch.Literal("Int32", 3) })
            .Line("end").Connect("j>end"));
        var bookmark = story.State.Bookmarks.Single().Id;

        story.Resume(bookmark, "police").Resume(bookmark, "fire");
        story.State.Bookmarks.Single().Id.ShouldBe(bookmark);
        story.Resume(bookmark, "health");

        story.Lines.ShouldBe(["end"]);
    }

    [Fact]
    public void A_delay_says_when_the_host_must_resume_it()
    {
        var span = Sketch.Literal("TimeSpan", "1.02:00:00");
        var story = Story.Begin(new Sketch().Add("Elsa.Delay", "d", new() { ["timeSpan"] = span }));

        story.State.Bookmarks.Single().DueAt.ShouldBe(Story.Now.AddHours(26));
        story.Resume(story.State.Bookmarks.Single().Id).State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void Every_variable_survives_a_wait_and_null_stays_null()
    {
        var sketch = new Sketch().Variable("n", "Int32", "5").Variable("text", "String", "default")
            .Set("a", "n", 9).Set("b", "text", null).Event("e").Connect("a>b b>e");

        var story = Story.Begin(sketch).Event("e");

        story.State.Variables["n"].GetInt32().ShouldBe(9);
        story.State.Variables["text"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void An_event_brings_its_payload_into_a_variable()
    {
        var sketch = new Sketch().Variable("got", "Object").Add("Elsa.Event", "e", new()
        {
            ["eventName"] = Sketch.Literal("String", "Reply"),
            ["result"] = Sketch.Bound("got"),
        });

        var story = Story.Begin(sketch).Event("Reply", new { text = "好" });

        story.State.Variables["got"].GetProperty("text").GetString().ShouldBe("好");
    }

    [Fact]
    public void Inputs_that_differ_by_case_only_are_one() =>
        Story.Begin(new Sketch().Line("a").Read(), new Dictionary<string, int> { ["x"] = 1, ["X"] = 2 })
            .State.Inputs.Values.Single().GetInt32().ShouldBe(2);

    [Fact]
    public void An_input_is_found_whatever_its_case_and_after_a_wait()
    {
        var sketch = new Sketch().Event("e").Add("Elsa.WriteLine", "w", new()
        {
            ["text"] = Sketch.Wrapped("String", "Input", """{"type":"String","name":"CaseNo"}"""),
        }).Connect("e>w");

        Story.Begin(sketch.Read(), new { caseNo = "LZ2026-000001" }).Event("e").Lines.ShouldBe(["LZ2026-000001"]);
    }
}
