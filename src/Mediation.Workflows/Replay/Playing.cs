using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Migration;

namespace Mediation.Workflows.Replay;

/// <summary>One instance while its record is played (重放中的实例).</summary>
/// <param name="instanceId">From which random numbers begin.</param>
/// <param name="definition">What it begins on.</param>
/// <param name="library">The definitions.</param>
internal sealed class Playing(string instanceId, WorkflowDefinition definition, LibraryWith library)
{
    private static readonly WorkflowMachine Machine = new();

    private readonly Dictionary<string, string> bookmarks = [];

    private readonly Stack<WorkflowState> beforeMoves = new();

    private Understudy? understudy;

    /// <summary>Where it stands; null before it began.</summary>
    public WorkflowState? State { get; private set; }

    /// <summary>What happened in the last burst, in order.</summary>
    public IReadOnlyList<TraceEntry> Trace { get; private set; } = [];

    /// <summary>What the last burst's record tells of and nobody came to; null when all was played.</summary>
    public string? Left => understudy?.Left;

    /// <summary>Plays one burst more; null when it is none that can be played now.</summary>
    public BurstAnswer? Play(RecordedBurst burst)
    {
        understudy = new Understudy(burst.Record.Replies, bookmarks, library);
        var host = new WorkflowHost(burst.Now, library) { Seed = burst.Seed, Zone = burst.Zone, StandIn = understudy };
        var played = State is { } state
            ? GoOn(state, burst.Record.Stimulus, host)
            : burst.Record.Stimulus is Begun begun
                ? Machine.Start(definition, instanceId, null, host, begun.Trigger is { } at ? new EventTrigger(at, default) : null)
                : null;
        if (played is { Advanced: true })
            (State, Trace) = (played.State, played.Trace);
        return played?.Answer;
    }

    private Burst? GoOn(WorkflowState state, Stimulus stimulus, WorkflowHost host) => stimulus switch
    {
        Resumed resumed => Machine.ResumeAll(state, [.. resumed.Bookmarks.Select(b => bookmarks.GetValueOrDefault(b, b))], host),
        Cancelled => Machine.Cancel(state, host),
        Retried retried => Machine.Retry(state, retried.Instance, host),
        SentBackTo back => Machine.SendBack(state, back.Flowchart, back.Activity, host),
        Skipped skipped => Machine.Skip(state, skipped.Instance, host, skipped.Outcomes),
        Mended mended => At(state, state.Activities.Any(a => a.Id == mended.Owner) ? BurstAnswer.Advanced : BurstAnswer.VariableUnknown),
        Moved moved => Move(state, moved),
        MovedBack when beforeMoves.TryPop(out var before) => At(before, BurstAnswer.Advanced),
        _ => null,
    };

    // Nothing of the version that was left runs when a candidate is played in its place: then there is nothing to move.
    private Burst Move(WorkflowState state, Moved moved)
    {
        beforeMoves.Push(state);
        if (!state.Activities.Any(a => a.Run?.VersionId == moved.From))
            return At(state, BurstAnswer.Advanced);
        if (library.FindVersion(moved.From) is not { } from || library.FindVersion(moved.To) is not { } to)
            return At(state, BurstAnswer.DefinitionMissing);
        return Mover.Plan(state, from, to, moved.Named).State is { } after
            ? At(after, BurstAnswer.Advanced)
            : At(state, BurstAnswer.NotOpen);
    }

    private static Burst At(WorkflowState state, BurstAnswer answer) => new(state, [], [], answer);
}
