using FsCheck;
using FsCheck.Fluent;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Mediation.Workflows.Soundness;
using Mediation.Workflows.Tests.Soundness;

namespace Mediation.Workflows.Tests.Laws;

public sealed class SoundnessLaws
{
    private static readonly WorkflowLibrary Nothing = new();

    [Fact]
    public void What_is_proved_never_gets_stuck_and_comes_to_its_end()
    {
        var proved = 0;
        Check(definition =>
        {
            if (SoundnessCheck.Run(definition, Nothing, 300).Verdict is not SoundnessVerdict.Proved)
                return;
            proved++;
            for (var seed = 0; seed < 5; seed++)
            {
                var told = Retelling.ByChance(definition, new Random(seed)).GoOn(new Random(seed), 30);
                told.IsAlive.ShouldBeTrue();
                told.GoOn(new Random(~seed), 2000).State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
            }
        });
        proved.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void What_is_refuted_gets_into_trouble_by_its_trace() => Check(definition =>
    {
        foreach (var finding in SoundnessCheck.Run(definition, Nothing, 300).Findings)
            Trouble.Seen(definition, finding);
    });

    [Fact]
    public void A_bounded_look_never_contradicts_a_longer_one() => Check(definition =>
    {
        var (brief, whole) = (SoundnessCheck.Run(definition, Nothing, 4), SoundnessCheck.Run(definition, Nothing, 300));

        if (brief.Verdict is not SoundnessVerdict.Undecided && whole.Verdict is not SoundnessVerdict.Undecided)
            brief.Verdict.ShouldBe(whole.Verdict);
        brief.Findings.Select(f => (f.Flaw, f.Activity)).ShouldBeSubsetOf(whole.Findings.Select(f => (f.Flaw, f.Activity)));
    });

    [Fact]
    public void Whatever_was_played_can_be_played_again_from_its_record() => Check(definition =>
    {
        var told = Retelling.ByChance(definition, new Random(3)).GoOn(new Random(4), 12);
        if (told.Records.Count > 0 && told.Last.Advanced)
            Replayer.Check(told.Records, told.State, new WorkflowLibrary(definition)).ShouldBeNull();
    });

    /// <summary>The ground of every proof: states that are taken for the same go on alike.</summary>
    [Fact]
    public void States_with_the_same_text_have_the_same_future() => Check(definition =>
    {
        var rehearsal = new Rehearsal(definition, Nothing);
        var futures = new Dictionary<string, string>();
        foreach (var state in Wander(rehearsal, new Random(7), 25))
        {
            var (key, future) = (StateKey.Of(state, rehearsal.Library).Text, Future(rehearsal, state));
            futures.TryAdd(key, future);
            future.ShouldBe(futures[key]);
        }
    });

    private static void Check(Action<WorkflowDefinition> holds) => Prop.ForAll(LoopingCharts.Any, holds).QuickCheckThrowOnFailure();

    /// <summary>What a state at rest leads to, by every cue and choice, as texts.</summary>
    private static string Future(Rehearsal rehearsal, WorkflowState state) => string.Join(
        '\n', rehearsal.Cues(state).SelectMany(s => Ends(rehearsal, s, [])).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Ends(Rehearsal rehearsal, Cue cue, int[] given)
    {
        var played = rehearsal.Play(cue, given);
        if (played.Open is not { } open || given.Length > 3)
            return [played.Burst is { Advanced: true } burst ? StateKey.Of(burst.State, rehearsal.Library).Text : "no rest"];
        return Enumerable.Range(0, open.Options.Count).SelectMany(i => Ends(rehearsal, cue, [.. given, i]));
    }

    /// <summary>States at rest along random ways that begin anew where they end.</summary>
    private static IEnumerable<WorkflowState> Wander(Rehearsal rehearsal, Random chance, int states)
    {
        WorkflowState? at = null;
        for (var left = states; left > 0; left--)
        {
            var cues = at is null ? rehearsal.Starts() : rehearsal.Cues(at);
            var cue = cues.Count > 0 ? cues[chance.Next(cues.Count)] : rehearsal.Starts()[0];
            int[] given = [];
            var played = rehearsal.Play(cue, given);
            while (played.Open is { } open && given.Length < 20)
                played = rehearsal.Play(cue, given = [.. given, chance.Next(open.Options.Count)]);
            if (played.Burst is { Advanced: true } burst)
                yield return burst.State;
            at = played.Burst is { Advanced: true, State.Status: WorkflowStatus.Running } rests ? rests.State : null;
        }
    }
}
