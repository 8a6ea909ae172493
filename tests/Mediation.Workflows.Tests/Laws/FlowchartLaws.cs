using FsCheck;
using FsCheck.Fluent;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Laws;

public sealed class FlowchartLaws
{
    [Fact]
    public void Every_acyclic_chart_ends_with_nothing_left_over() => Prop.ForAll(Chart.Any, chart =>
    {
        var story = Play(chart, fromLast: false);

        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        story.State.Activities.ShouldBeEmpty();
        story.State.Bookmarks.ShouldBeEmpty();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_step_of_an_acyclic_chart_runs_at_most_once() => Prop.ForAll(Chart.Any, chart =>
    {
        var started = Play(chart, fromLast: false).Trace.Where(e => e.Event is TraceEvent.Started).ToList();

        started.Select(e => e.ActivityId).ShouldBeUnique();
        started.Select(e => e.ActivityInstanceId).ShouldBeUnique();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_begins_ends_exactly_once() => Prop.ForAll(Chart.Any, chart =>
    {
        var story = Play(chart, fromLast: true);

        Ids(TraceEvent.Started).ShouldBe(Ids(TraceEvent.Completed, TraceEvent.Canceled), ignoreOrder: true);

        IEnumerable<string> Ids(params TraceEvent[] events) =>
            story.Trace.Where(e => events.Contains(e.Event)).Select(e => e.ActivityInstanceId);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Without_races_exactly_the_steps_run_that_the_joins_mean() => Prop.ForAll(Chart.Steady, chart =>
    {
        foreach (var fromLast in new[] { false, true })
            Play(chart, fromLast).State.Passed.Keys.Where(id => id.StartsWith('n')).ToHashSet()
                .SetEquals(chart.Runs()).ShouldBeTrue();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Writing_and_reading_gives_the_same_definition() => Prop.ForAll(Chart.Any, chart =>
    {
        var definition = chart.Sketch().Read();

        WorkflowReader.Read(WorkflowWriter.Write(definition), "x", Sketch.Catalog).Required.ShouldBe(definition);
    }).QuickCheckThrowOnFailure();

    /// <summary>Sends events until nothing waits; the story checks the stored form of every state on the way.</summary>
    private static Story Play(Chart chart, bool fromLast)
    {
        var story = Story.Begin(chart.Sketch());
        for (var left = chart.Kinds.Count; story.State.Bookmarks.Count > 0 && left > 0; left--)
            story.Event(fromLast ? story.State.Bookmarks[^1].ActivityId : story.State.Bookmarks[0].ActivityId);
        return story;
    }
}
