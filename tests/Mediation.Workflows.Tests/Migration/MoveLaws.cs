using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Laws;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Migration;

public sealed partial class MoveLaws
{
    [Fact]
    public void Under_other_names_everything_goes_on_as_if_nothing_had_been_moved() => Prop.ForAll(Moments, moment =>
    {
        var (chart, events) = moment;
        var from = chart.Sketch().Read();
        var to = Read(Ids().Replace(chart.Sketch().Json(), "\"$1\":\"m$2\""));
        var named = from.Activities.Keys.Where(id => id.StartsWith('n')).Select(id => (id, $"m{id[1..]}")).ToArray();
        var stayed = Play(Story.Begin(from), events);
        var moved = Play(Story.Begin(from, null, to), events);
        if (stayed.State.Status is WorkflowStatus.Finished)
            return;

        moved.MovesTo(to, named);
        Finish(stayed);
        Finish(moved);

        moved.Lines.ShouldBe(stayed.Lines);
        Names(WorkflowStateJson.Write(moved.State)).ShouldBe(Names(WorkflowStateJson.Write(stayed.State)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void After_any_edit_it_is_refused_for_a_reason_or_plays_to_its_end_with_no_step_twice()
    {
        var (moved, refused) = (0, 0);
        Prop.ForAll(Edits, edit =>
        {
            var (chart, events, edited) = edit;
            var to = Read(edited.Sketch().Json());
            var story = Play(Story.Begin(chart.Sketch().Read(), null, to), events);
            if (story.State.Status is WorkflowStatus.Finished)
                return;

            var plan = story.Plan(to);
            if (!plan.IsPossible)
            {
                refused++;
                plan.Obstacles.ShouldNotBeEmpty();
                return;
            }
            moved++;
            Finish(story.Takes(plan.State!));

            story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
            story.State.Activities.ShouldBeEmpty();
            story.Trace.Where(e => e.Event is TraceEvent.Started).Select(e => e.ActivityId).ShouldBeUnique();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

        moved.ShouldBeGreaterThan(100, $"{refused} were refused");
        refused.ShouldBeGreaterThan(15, $"{moved} were moved");
    }

    private static Arbitrary<(Chart, IReadOnlyList<int>)> Moments => (
        from chart in Chart.Any.Generator.Select(Waiting)
        from events in Gen.Choose(0, 20).ListOf(4)
        select (chart, (IReadOnlyList<int>)[.. events])).ToArbitrary();

    private static Arbitrary<(Chart, IReadOnlyList<int>, Chart)> Edits => (
        from chart in Chart.Any.Generator.Select(Waiting)
        from count in Gen.Choose(0, 2)
        from events in Gen.Choose(0, 20).ListOf(count)
        from dice in Gen.Choose(0, 1000).ListOf(3)
        select (chart, (IReadOnlyList<int>)[.. events], Edited(chart, [.. dice]))).ToArbitrary();

    /// <summary>The same chart, waiting wherever it wrote a line.</summary>
    private static Chart Waiting(Chart chart) =>
        new([.. chart.Kinds.Index().Select(k => k is { Index: > 0, Item: "line" } ? "event" : k.Item)], chart.Lines);

    /// <summary>Inserts a step on a line, removes a line, adds one, or turns a step into another kind.</summary>
    private static Chart Edited(Chart chart, int[] dice)
    {
        var (kinds, lines) = (chart.Kinds.ToList(), chart.Lines.ToList());
        var line = lines[dice[1] % lines.Count];
        switch (dice[0] % 4)
        {
            case 0:
                kinds.Add(dice[2] % 2 == 0 ? "line" : "event");
                lines.Remove(line);
                lines.AddRange([(line.From, kinds.Count - 1, line.Port), (kinds.Count - 1, line.To, "Done")]);
                break;
            case 1:
                lines.Remove(line);
                break;
            case 2:
                kinds.Add("event");
                lines.Add((line.To, kinds.Count - 1, kinds[line.To] is "yes" or "no" ? "True" : "Done"));
                break;
            default:
                kinds[line.To] = dice[2] % 2 == 0 ? "all" : "any";
                break;
        }
        return new Chart(kinds, lines);
    }

    private static Story Play(Story story, IReadOnlyList<int> events)
    {
        foreach (var pick in events)
            if (story.State.Bookmarks.Count > 0)
                Send(story, pick % story.State.Bookmarks.Count);
        return story;
    }

    private static void Finish(Story story)
    {
        for (var left = 40; story.State.Bookmarks.Count > 0 && left > 0; left--)
            Send(story, 0);
    }

    private static void Send(Story story, int bookmark) => story.Resume(story.State.Bookmarks[bookmark].Id);

    private static WorkflowDefinition Read(string json) =>
        WorkflowReader.Read(json, "second", Sketch.Catalog).Required with { VersionId = "sketch-v2", Version = 2 };

    private static string Names(string state) => Renamed().Replace(state, "n$1").Replace("sketch-v2", "sketch-v1", StringComparison.Ordinal)
        .Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal);

    [GeneratedRegex("\"(id|activity)\":\"n([0-9]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("\\bm([0-9]+)")]
    private static partial Regex Renamed();
}
