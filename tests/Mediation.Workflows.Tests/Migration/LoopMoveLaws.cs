using System.Globalization;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Migration;

namespace Mediation.Workflows.Tests.Migration;

/// <summary>Laws of moving instances whose flowcharts run in rounds or with tokens, and defects planted to see them break.</summary>
public sealed class LoopMoveLaws
{
    private const int Seeds = 400;

    public static TheoryData<string, bool> Plants => new()
    {
        { "forgets entries", false }, { "forgets lines", false }, { "counts lines twice", false }, { "forgets held lines", false },
        { "forgets what was followed", false }, { "forgets rounds", false }, { "forgets what was passed", false },
        { "loses a token", true }, { "blocks a token", true }, { "forgets what was passed", true },
    };

    [Theory, InlineData(false), InlineData(true)]
    public void Under_other_names_rounds_and_tokens_go_on_as_if_nothing_had_been_moved(bool tokens)
    {
        for (var seed = 0; seed < Seeds; seed++)
            Renamed(seed, tokens, flow => flow).ShouldBeNull($"seed {seed}");
    }

    [Theory, MemberData(nameof(Plants))]
    public void A_planted_defect_breaks_the_law(string plant, bool tokens) =>
        Enumerable.Range(0, 10 * Seeds).Any(seed => Renamed(seed, tokens, flow => Planted(plant, flow)) is not null).ShouldBeTrue();

    [Theory, InlineData(false), InlineData(true)]
    public void After_any_edit_it_is_refused_for_a_reason_or_keeps_what_waits_and_repeats_a_step_only_over_a_line_back(bool tokens)
    {
        var (moved, refused) = (0, 0);
        for (var seed = 0; seed < 2 * Seeds; seed++)
        {
            var dice = new Random(seed);
            var chart = LoopChart.Of(dice, tokens);
            if (chart.Edited(dice)?.Read('n', 2) is not { } to)
                continue;
            var from = chart.Read('n', 1);
            var wanderer = Begun(dice, from, to);
            if (!wanderer.MayGoOn)
                continue;
            var (before, text) = (wanderer.State, WorkflowStateJson.Write(wanderer.State));
            var plan = Mover.Plan(before, from, to);
            _ = plan.IsPossible ? moved++ : refused++;
            if (plan.State is { } after)
                Goes(wanderer, after, dice, from, to, $"seed {seed}");
            else
                plan.Obstacles.ShouldNotBeEmpty();
            WorkflowStateJson.Write(before).ShouldBe(text, $"seed {seed}: what was kept to take the move back");
        }
        (moved, refused).ShouldSatisfyAllConditions(
            () => moved.ShouldBeGreaterThan(Seeds / 4), () => refused.ShouldBeGreaterThan(Seeds / 20));
    }

    // What differs between an instance that was moved to the same chart under other names and one that wasn't; null for nothing.
    private static string? Renamed(int seed, bool tokens, Func<FlowPosition, FlowPosition> plant)
    {
        var chart = LoopChart.Of(new Random(seed), tokens);
        var (from, to) = (chart.Read('n', 1), chart.Read('m', 2));
        var (stayed, moved) = (Begun(new Random(seed), from, to), Begun(new Random(seed), from, to));
        if (!moved.MayGoOn)
            return null;
        var there = Names(chart, 'n', 'm');
        var plan = Mover.Plan(moved.State, from, to, there);
        if (plan.State is not { } state)
            return $"refused: {string.Join(", ", plan.Obstacles)}";
        var back = Mover.Plan(state, to, from, there.ToDictionary(n => n.Value, n => n.Key)).State;
        if (back != stayed.State)
            return "moving there and back leads elsewhere";
        moved.Stands(state with { Activities = [.. state.Activities.Select(a => a.Flow is { } flow ? a with { Flow = plant(flow) } : a)] });
        var dice = new Random(seed);
        for (var step = 0; step < 12; step++)
        {
            if (stayed.Standing != moved.Standing || !stayed.Seen.SequenceEqual(moved.Seen))
                return $"after {step}: {stayed.Standing} or {moved.Standing}";
            var pick = dice.Next(100);
            stayed.Goes(pick);
            moved.Goes(pick);
        }
        return null;
    }

    private static FlowPosition Planted(string plant, FlowPosition flow) => plant switch
    {
        "forgets entries" => flow with { Entered = None },
        "forgets lines" => flow with { Decided = None },
        "counts lines twice" => flow with { Decided = flow.Decided.ToDictionary(d => d.Key, d => d.Value + 1) },
        "forgets held lines" => flow with { Held = new Dictionary<string, IReadOnlyList<string>>() },
        "forgets what was followed" => flow with { Followed = [] },
        "forgets rounds" => flow with { Rounds = None },
        "forgets what was passed" => flow with { Left = new Dictionary<string, long>() },
        "loses a token" => flow with { Tokens = [.. flow.Tokens.Skip(1)] },
        "blocks a token" => flow with { Tokens = [.. flow.Tokens.Take(1).Select(t => t with { Blocked = true }), .. flow.Tokens.Skip(1)] },
        _ => throw new ArgumentOutOfRangeException(nameof(plant), plant, null),
    };

    private static Dictionary<string, int> None => [];

    private static Dictionary<string, string> Names(LoopChart chart, char old, char image) =>
        Enumerable.Range(0, chart.Kinds.Count).ToDictionary(n => $"{old}{n}", n => $"{image}{n}");

    private static Wanderer Begun(Random dice, WorkflowDefinition from, WorkflowDefinition to)
    {
        var wanderer = new Wanderer(from, to);
        for (var left = dice.Next(7); left > 0; left--)
            wanderer.Goes(dice.Next(100));
        return wanderer;
    }

    // Token mode runs an uneven merge twice, as the original does: there, only what is on its way is counted.
    private static void Goes(
        Wanderer wanderer, WorkflowState after, Random dice, WorkflowDefinition from, WorkflowDefinition to, string seed)
    {
        var before = wanderer.State;
        after.Bookmarks.Select(b => b.Id).ShouldBe(before.Bookmarks.Select(b => b.Id), seed);
        var (old, flow) = (FlowOf(before), FlowOf(after));
        flow.Tokens.ShouldBe(old.Tokens, seed);
        var done = Done(wanderer, old, FlowGraph.Of(from.Root, old.Start));
        var passed = wanderer.Trace.Count;
        wanderer.Stands(after);
        for (var step = 0; step < 12; step++)
            wanderer.Goes(dice.Next(100));
        if (to.FlowchartMode is FlowchartMode.Token)
            return;
        var graph = FlowGraph.Of(to.Root, flow.Start);
        foreach (var entry in wanderer.Trace.Skip(passed))
        {
            if (entry.Event is TraceEvent.Started)
                done.ShouldNotContain(entry.ActivityId, $"{seed}: done before the move, and again without a line back");
            if (entry.Event is TraceEvent.Completed)
                foreach (var loop in graph.Loops.Where(l => l.BackLines.Any(b => b.Source == entry.ActivityId)))
                    done.RemoveWhere(id => id == loop.Header || graph.LeadsTo(loop.Header, id));
        }
    }

    /// <summary>What was passed since every loop that leads to it last began a round.</summary>
    private static HashSet<string> Done(Wanderer wanderer, FlowPosition flow, FlowGraph graph)
    {
        var begun = wanderer.Trace.Where(e => e.Event is TraceEvent.Started)
            .GroupBy(e => e.ActivityId, e => long.Parse(e.ActivityInstanceId.AsSpan(1), CultureInfo.InvariantCulture))
            .ToDictionary(g => g.Key, g => g.Max());
        return [.. flow.Left!.Where(left => graph.Loops.All(loop =>
            !graph.LeadsTo(loop.Header, left.Key) || begun.GetValueOrDefault(loop.Header) < left.Value)).Select(left => left.Key)];
    }

    private static FlowPosition FlowOf(WorkflowState state) => state.Activities.First(a => a.Flow is not null).Flow!;
}
