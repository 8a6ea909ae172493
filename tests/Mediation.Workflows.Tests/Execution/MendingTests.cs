using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

/// <summary>What an operator does to variables.</summary>
public sealed class MendingTests
{
    [Fact]
    public void A_step_that_failed_on_a_variable_succeeds_once_it_is_mended()
    {
        var story = Story.Begin(Counting("Object", "soon"));
        story.State.OpenIncidents.Single().ActivityId.ShouldBe("d");

        story.Mend("n", "00:05:00").Last.Answer.ShouldBe(BurstAnswer.Advanced);
        story.Retry("d");

        story.State.OpenIncidents.ShouldBeEmpty();
        story.State.Bookmarks.Single().ActivityId.ShouldBe("d");
    }

    [Theory]
    [InlineData("Int32", "12", "12"), InlineData("Boolean", "true", "true"), InlineData("String", "12", "\"12\"")]
    [InlineData("Object", "{\"a\":1}", "{\"a\":1}"), InlineData("Object", "nicht {", "\"nicht {\""), InlineData("Int32", null, "null")]
    [InlineData("List<Int32>", "[1, 2]", "[1,2]")]
    public void What_is_written_becomes_the_variables_type(string type, string? text, string json) =>
        Waiting(type).Mend("n", text).State.Variables["n"].GetRawText().ShouldBe(json);

    [Theory]
    [InlineData("Int32", "twelve"), InlineData("Boolean", "perhaps"), InlineData("List<Int32>", "[1, x]"), InlineData("DateTime", "soon")]
    public void What_does_not_convert_changes_nothing_and_is_not_repeated(string type, string text)
    {
        var story = Waiting(type);
        var before = story.State;

        story.Mend("n", text).Last.Answer.ShouldBe(BurstAnswer.ValueMismatch);

        story.State.ShouldBe(before);
        story.Last.Detail.ShouldNotContain(text);
    }

    [Fact]
    public void A_variable_of_an_open_container_is_mended_where_it_stands()
    {
        var inner = new Sketch("inner").Variable("k", "Int32", "1").Event("w");
        var story = Story.Begin(new Sketch().Flowchart("f", inner)).Mend("k", "7");

        story.State.Activities.Single(a => a.ActivityId == "f").Variables["k"].GetInt32().ShouldBe(7);
    }

    [Fact]
    public void Nothing_is_open_in_an_instance_that_ended()
    {
        var ended = new Sketch().Variable("n", "Int32").Line("a").Read();

        OpenVariable.Of(Story.Begin(ended).State, new WorkflowLibrary(ended)).ShouldBeEmpty();
    }

    private static Story Waiting(string type) => Story.Begin(new Sketch().Variable("n", type).Event("w"));

    private static Sketch Counting(string type, string value) => new Sketch().Variable("n", type, value)
        .Add("Elsa.Delay", "d", new() { ["timeSpan"] = Sketch.Wrapped("TimeSpan", "Variable", """{"id":"n"}""") });
}
