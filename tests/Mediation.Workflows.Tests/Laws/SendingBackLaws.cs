using FsCheck;
using FsCheck.Fluent;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Laws;

/// <summary>Laws of 退回, in counter mode and in token mode.</summary>
public sealed class SendingBackLaws
{
    [Fact]
    public void Who_waits_and_where_one_may_go_back_is_what_the_blocks_mean() =>
        Prop.ForAll(BlockPlan.Counted, Play).Check(Many);

    [Fact]
    public void The_same_holds_in_token_mode() => Prop.ForAll(BlockPlan.Tokened, Play).Check(Many);

    [Fact]
    public void Sent_back_and_played_forward_a_chart_ends_like_one_that_never_was() => Prop.ForAll(
        Chart.Any, Gen.Choose(0, 1_000_000).Two().ToArbitrary(), (chart, numbers) =>
        {
            var (stop, choice) = numbers;
            var plain = Events(Story.Begin(chart.Sketch()), chart.Kinds.Count);
            var story = Events(Story.Begin(chart.Sketch()), stop % (chart.Kinds.Count + 1));
            if (story.Ways.Count == 0)
                return;
            var target = story.Ways[choice % story.Ways.Count];
            var siblings = story.State.Bookmarks.Where(b => !target.Closes.Contains(b.Id)).ToList();

            story.SendBack(target.ActivityId).Last.Advanced.ShouldBeTrue();

            story.State.Bookmarks.ShouldBe([.. siblings, story.State.Bookmarks[^1]]);
            story.State.Bookmarks[^1].ActivityId.ShouldBe(target.ActivityId);
            story.Trace.Clear();
            Events(story, chart.Kinds.Count);
            story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
            story.State.Activities.ShouldBeEmpty();
            story.Trace.Where(e => e.Event is TraceEvent.Started).Select(e => e.ActivityId).ShouldBeUnique();
            if (!chart.Kinds.Contains("any"))
                story.State.Passed.Keys.ShouldBe(plain.State.Passed.Keys, ignoreOrder: true);
        }).Check(Many);

    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("MEDIATION_LAW_CASES"), out var count) ? count : 200;

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(Count);

    /// <summary>Plays acts and returns at random, then only forward to the end; the model says who waits.</summary>
    private static void Play(BlockPlan plan)
    {
        var flow = plan.Build();
        var sketch = new Sketch();
        flow.Draw(sketch);
        var story = Story.Begin(plan.Tokens ? sketch.Tokens() : sketch);
        flow.Begin();
        foreach (var move in plan.Moves)
        {
            Agree(flow, story);
            if (flow.State is BlockState.Passed)
                break;
            var ways = flow.Steps.Where(s => s.State is BlockState.Passed && !s.HasLost).ToList();
            if (move % 4 == 0 && ways.Count > 0)
                GoBack(flow, story, ways[move / 4 % ways.Count]);
            else
                Act(flow, story, move / 4, step => step.Acts[move / 4 % step.Acts.Count]);
        }
        for (var left = 200; flow.State is BlockState.Open && left > 0; left--)
        {
            Act(flow, story, left, step => step.Acts[^1]);
            Agree(flow, story);
        }
        story.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    private static void Agree(Block flow, Story story)
    {
        story.State.Bookmarks.Select(b => b.ActivityId).Distinct()
            .ShouldBe(Ids(flow, BlockState.Open), ignoreOrder: true);
        story.State.Activities.Where(a => a.Flow is null).Select(a => a.ActivityId).ShouldBeUnique();
        story.State.Bookmarks.ShouldAllBe(b => story.State.Activities.Any(a => a.Id == b.ActivityInstanceId));
        if (flow.State is BlockState.Open)
            story.Ways.Select(w => w.ActivityId).ShouldBe(Ids(flow, BlockState.Passed), ignoreOrder: true);
    }

    private static List<string> Ids(Block flow, BlockState state) =>
        [.. flow.Steps.Where(s => s.State == state).Select(s => s.Id)];

    private static void Act(Block flow, Story story, int number, Func<BlockStep, string> choose)
    {
        var open = flow.Steps.Where(s => s.State is BlockState.Open).ToList();
        var step = open[number % open.Count];
        var act = choose(step);
        story.Act(step.Id, act).Last.Advanced.ShouldBeTrue();
        step.Act(act);
    }

    private static void GoBack(Block flow, Story story, BlockStep step)
    {
        var closes = story.Ways.First(w => w.ActivityId == step.Id).Closes;
        var others = story.State.Bookmarks.Where(b => !closes.Contains(b.Id)).ToList();
        story.SendBack(step.Id).Last.Advanced.ShouldBeTrue();
        step.GoBack();
        story.State.Bookmarks.Take(others.Count).ShouldBe(others);
    }

    private static Story Events(Story story, int most)
    {
        for (var left = most; story.State.Bookmarks.Count > 0 && left > 0; left--)
            story.Event(story.State.Bookmarks[0].ActivityId);
        return story;
    }
}
