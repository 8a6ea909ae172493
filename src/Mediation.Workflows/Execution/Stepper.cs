using System.Text.Json;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Runs one burst: a first-in first-out queue of activities to execute or resume, until it is empty. Completing an
/// activity tells its owner, which may queue more; nothing runs inside the call that queued it.
/// </summary>
internal sealed partial class Stepper(Position position, WorkflowHost host, MachineOptions options)
{
    private const int MaxNesting = 32;

    private readonly List<TraceEntry> trace = [];

    private Queue<Item> queue = new();

    private int steps;

    private int nesting;

    public Position Position { get; } = position;

    public WorkflowHost Host { get; } = host;

    public List<object> Effects { get; } = [];

    public IReadOnlyList<TraceEntry> Trace => trace;

    public bool ReproducesElsa => options.Profile is BehaviourProfile.Elsa38;

    public bool IsTooDeep => nesting >= MaxNesting;

    public void Schedule(Frame owner, ActivityNode node) => Enqueue(Position.Open(owner, node));

    public void Enqueue(Frame frame) => queue.Enqueue(new Item(frame, null, default));

    public void Enqueue(Frame frame, Bookmark bookmark, JsonElement payload) =>
        queue.Enqueue(new Item(frame, bookmark, payload));

    public void Pump()
    {
        while (queue.TryDequeue(out var item))
        {
            if (item.Frame.HasEnded || (item.Bookmark is { } bookmark && !Position.Waits(bookmark)))
                continue;
            if (++steps > options.StepLimit)
                throw new StepLimitException(item.Frame.Node);
            Step(item);
        }
        if (nesting == 0)
            EndFaultedRuns();
    }

    /// <summary>Runs a child workflow in the call of its caller, as far as it goes without waiting.</summary>
    public void PumpInline(Frame root)
    {
        var outer = queue;
        queue = new();
        nesting++;
        root.OwnRun!.Inline = true;
        Enqueue(root);
        Pump();
        if (root.OwnRun.End is WorkflowSubStatus.Faulted)
            EndRun(root, WorkflowSubStatus.Faulted);
        root.OwnRun.Inline = false;
        nesting--;
        queue = outer;
    }

    public void Record(TraceEvent happened, Frame frame, IReadOnlyList<string> outcomes, string? message = null) =>
        trace.Add(new(
            happened, frame.Node.Id, frame.Node.Type.TypeName, frame.Id, outcomes, message,
            frame.Run.Definition.VersionId));

    private void Step(Item item)
    {
        var (frame, bookmark, payload) = item;
        var x = new ActivityExecution(this, frame);
        frame.Status = ActivityStatus.Running;
        Record(bookmark is null ? TraceEvent.Started : TraceEvent.Resumed, frame, []);
        try
        {
            if (bookmark is null)
                frame.DeclareVariables();
            x.EvaluateInputs();
            if (bookmark is null)
                frame.Node.Type.Execute(x);
            else
                frame.Node.Type.Resume(x, bookmark, payload);
        }
        catch (ActivityFaultException fault)
        {
            x.Fault(fault.Message);
        }
        if (bookmark is not null && !x.BookmarkKept)
            Position.Bookmarks.RemoveAll(b => b.Id == bookmark.Id);
        Settle(x);
    }

    private void Settle(ActivityExecution x)
    {
        var frame = x.Frame;
        if (frame.HasEnded)
            return;
        if (x.FaultMessage is { } message)
            Fault(frame, message);
        else if (x.WasCompleted)
            Complete(frame, frame.Outcomes);
        else if (Position.HasBookmark(frame) || Position.AwaitedRun(frame) is not null)
            Record(TraceEvent.Suspended, frame, []);
        else if (frame.Children.Count == 0)
            Complete(frame, []);
    }

    private readonly record struct Item(Frame Frame, Bookmark? Bookmark, JsonElement Payload);
}

/// <summary>A burst took more steps than allowed.</summary>
internal sealed class StepLimitException(ActivityNode at) : Exception
{
    public ActivityNode At { get; } = at;
}
