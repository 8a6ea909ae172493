using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Soundness;

/// <summary>
/// Plays bursts of one definition on the machine as it is, with an oracle in the place of values (排演). Workflows that it
/// calls aren't played: a call waits like any other activity and leaves by <c>Done</c>.
/// </summary>
internal sealed class Rehearsal(WorkflowDefinition definition, IWorkflowLibrary library)
{
    private static readonly WorkflowMachine Patient = new();

    private static readonly WorkflowMachine Brisk = new(new MachineOptions { StepLimit = 500 });

    private bool foundEndless;

    private readonly LibraryWith library = new(definition, library);

    public WorkflowDefinition Definition => definition;

    /// <summary>The definitions, this one among them.</summary>
    public IWorkflowLibrary Library => library;

    /// <summary>The ways to begin: by nothing, then by each trigger.</summary>
    public IReadOnlyList<Cue> Starts() =>
    [
        new(null, null, null), .. definition.Activities.Values
            .Where(n => n is { CanStartWorkflow: true, Type.IsTrigger: true }).Select(n => new Cue(null, n.Id, null)),
    ];

    /// <summary>
    /// What may come to an instance that rests; of executions of one activity that wait side by side, only the oldest, for
    /// they are all alike.
    /// </summary>
    public IReadOnlyList<Cue> Cues(WorkflowState state) =>
    [
        .. state.Bookmarks.Where(b => Outcomes(state, b).Count > 0).DistinctBy(b => Standing(state, b))
            .Select(b => new Cue(state, null, b.Id)),
    ];

    /// <summary>The activities that wait for nothing that can come.</summary>
    public IEnumerable<ActivityNode> Walled(WorkflowState state) =>
        state.Bookmarks.Where(b => Outcomes(state, b).Count == 0).Select(b => NodeOf(state, b.ActivityInstanceId));

    /// <summary>
    /// Plays one burst with these answers, as far as they go. One without end is made sure of by the machine's own limit;
    /// of the next such it is believed sooner.
    /// </summary>
    public Played Play(Cue cue, IReadOnlyList<int> given)
    {
        var played = Play(cue, given, Brisk);
        if (foundEndless || played.Burst is not { Answer: BurstAnswer.StepLimitExceeded })
            return played;
        played = Play(cue, given, Patient);
        foundEndless = played.Burst is { Answer: BurstAnswer.StepLimitExceeded };
        return played;
    }

    private Played Play(Cue cue, IReadOnlyList<int> given, WorkflowMachine machine)
    {
        var oracle = new Oracle(definition, library, given);
        var host = new WorkflowHost(DateTimeOffset.UnixEpoch, library) { StandIn = oracle };
        try
        {
            var burst = cue.State is { } state
                ? machine.Resume(state, cue.BookmarkId!, null, host)
                : machine.Start(definition, "rehearsal", null, host, cue.Trigger is { } trigger ? new EventTrigger(trigger, default) : null);
            return new Played(oracle, burst, null);
        }
        catch (OpenChoiceException open)
        {
            return new Played(oracle, null, open);
        }
    }

    private static (string? Owner, string Activity) Standing(WorkflowState state, Bookmark bookmark) =>
        (state.Activities.First(a => a.Id == bookmark.ActivityInstanceId).OwnerId, bookmark.ActivityId);

    private IReadOnlyList<string> Outcomes(WorkflowState state, Bookmark bookmark)
    {
        var node = NodeOf(state, bookmark.ActivityInstanceId);
        return node.Children.Count > 0 ? [ActivityType.Done] : Oracle.Outcomes(node, OwnerOf(state, bookmark.ActivityInstanceId));
    }

    private ActivityNode NodeOf(WorkflowState state, string instanceId) =>
        library.FindVersion(state.VersionIdOf(instanceId))!.Activities[state.Activities.First(a => a.Id == instanceId).ActivityId];

    private ActivityNode? OwnerOf(WorkflowState state, string instanceId) =>
        state.Activities.First(a => a.Id == instanceId).OwnerId is { } owner ? NodeOf(state, owner) : null;
}

/// <summary>What begins a burst: nothing or a trigger for a new instance, a bookmark for one that rests.</summary>
internal sealed record Cue(WorkflowState? State, string? Trigger, string? BookmarkId);

/// <summary>What became of a burst: its end, or the choice that it stopped at.</summary>
internal sealed record Played(Oracle Oracle, Burst? Burst, OpenChoiceException? Open)
{
    /// <summary>What happened as far as it went.</summary>
    public IReadOnlyList<TraceEntry> Trace => Oracle.Stepper?.Trace ?? [];
}
