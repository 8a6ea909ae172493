using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Mediation.Workflows.Soundness;

namespace Mediation.Workflows.Tests.Soundness;

/// <summary>
/// Plays choices on the machine as everybody uses it, without an oracle: steps are left by their acts, events are sent, and
/// questions are answered by the host.
/// </summary>
internal sealed class Retelling
{
    private static readonly WorkflowMachine Machine = new(new MachineOptions { StepLimit = 1000 });

    private readonly WorkflowHost host;

    private Func<ActivityNode, string> answers;

    private Retelling(WorkflowDefinition definition, Func<ActivityNode, string> answers)
    {
        this.answers = answers;
        host = new WorkflowHost(
            DateTimeOffset.UnixEpoch, new WorkflowLibrary(definition), (ActivityNode node) => this.answers(node));
        Last = Machine.Start(definition, "retold", null, host);
        Keep();
    }

    public Burst Last { get; private set; }

    public WorkflowState State => Last.State;

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>What a host would keep of each burst.</summary>
    public List<RecordedBurst> Records { get; } = [];

    public IEnumerable<string> Begun => Trace.Where(e => e.Event is TraceEvent.Started).Select(e => e.ActivityId);

    public IEnumerable<string> Cancelled => Trace.Where(e => e.Event is TraceEvent.Canceled).Select(e => e.ActivityId);

    /// <summary>Does what a trace says; if it ends within a burst, the burst goes on by first answers.</summary>
    public static Retelling Of(WorkflowDefinition definition, IReadOnlyList<SoundnessChoice> trace)
    {
        var spoken = new Queue<SoundnessChoice>(trace.Where(c => !c.Resumes));
        var retelling = new Retelling(definition, Spoken);
        foreach (var choice in trace.Where(c => c.Resumes))
            retelling.Resume(retelling.Waiting(choice.Activity).ElementAt(choice.Nth), choice.Outcome);
        spoken.ShouldBeEmpty();
        return retelling;

        string Spoken(ActivityNode node)
        {
            if (!spoken.TryDequeue(out var choice))
                return node.Type.Ports(node)[0];
            choice.Activity.ShouldBe(node.Id);
            return choice.Outcome;
        }
    }

    /// <summary>Begins, and goes on by chance.</summary>
    public static Retelling ByChance(WorkflowDefinition definition, Random chance) =>
        new(definition, node => chance.GetItems([.. node.Type.Ports(node)], 1)[0]);

    /// <summary>From here on by chance, until nothing can be done or so many moves have been made.</summary>
    public Retelling GoOn(Random chance, int moves)
    {
        answers = node => chance.GetItems([.. node.Type.Ports(node)], 1)[0];
        for (; moves > 0 && State.Bookmarks.Count > 0; moves--)
            Resume(chance.GetItems([.. State.Bookmarks], 1)[0]);
        return this;
    }

    /// <summary>Ended, at a fault that waits for an operator, or waiting: what a sound workflow always is.</summary>
    public bool IsAlive => Last.Advanced && (State.Status is WorkflowStatus.Finished || State.Bookmarks.Count > 0);

    /// <summary>The executions of an activity that wait, the oldest first.</summary>
    private IEnumerable<string> Waiting(string activity) =>
        State.Bookmarks.Where(b => b.ActivityId == activity).Select(b => b.ActivityInstanceId).Distinct();

    private void Resume(string instance, string outcome) =>
        Resume(State.Bookmarks.First(b => b.ActivityInstanceId == instance && b.Tag is var tag && (tag is null || tag == outcome)));

    private void Resume(Bookmark bookmark)
    {
        Last = Machine.Resume(State, bookmark.Id, null, host);
        Keep();
    }

    private void Keep()
    {
        Trace.AddRange(Last.Trace);
        if (Last.Advanced)
            Records.Add(new RecordedBurst(Last.Record, DateTimeOffset.UnixEpoch, Seed: 0, TimeZoneInfo.Utc));
    }
}
