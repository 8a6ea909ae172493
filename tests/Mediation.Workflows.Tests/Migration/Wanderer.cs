using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Migration;

/// <summary>
/// An instance that is led on by picks: each takes one of the things that wait. What it saw is told by the numbers of the
/// steps, whatever letter their names begin with.
/// </summary>
internal sealed class Wanderer
{
    private static readonly WorkflowMachine Machine = new(new MachineOptions { StepLimit = 300 });

    private readonly WorkflowHost host;

    private int asked;

    public Wanderer(WorkflowDefinition definition, params IEnumerable<WorkflowDefinition> others)
    {
        host = new WorkflowHost(DateTimeOffset.UnixEpoch, new WorkflowLibrary([definition, .. others]), (ActivityNode node) => Answer(node));
        State = Take(Machine.Start(definition, "wanderer", null, host));
    }

    public WorkflowState State { get; private set; }

    public List<string> Seen { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>False when it runs in circles, has ended or stands still.</summary>
    public bool MayGoOn { get; private set; } = true;

    /// <summary>What waits, and the steps that it may be sent back to.</summary>
    public string Standing => string.Join(' ',
        State.Bookmarks.Select(b => $"{Number(b.ActivityId)}:{b.Tag}")
            .Concat(Machine.WaysBack(State, host).Select(w => $"<{Number(w.ActivityId)}").Order(StringComparer.Ordinal)));

    public void Goes(int pick)
    {
        if (MayGoOn)
            State = Take(Machine.Resume(State, State.Bookmarks[pick % State.Bookmarks.Count].Id, null, host));
    }

    public void Stands(WorkflowState state) => State = state;

    private WorkflowState Take(Burst burst)
    {
        MayGoOn = burst.Advanced && burst.State.Bookmarks.Count > 0;
        Trace.AddRange(burst.Trace);
        Seen.AddRange(burst.Trace.Select(e => $"{e.Event} {Number(e.ActivityId)} {string.Join(',', e.Outcomes)}"));
        return burst.State;
    }

    private string Answer(ActivityNode node) => node.Type.Ports(node)[asked++ % 2];

    private static string Number(string activity) => activity.TrimStart('n', 'm');
}
