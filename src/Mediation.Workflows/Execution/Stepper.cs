using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Replay;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Runs one burst: a first-in first-out queue of activities to execute or resume, until it is empty. Completing an
/// activity tells its owner, which may queue more; nothing runs inside the call that queued it.
/// </summary>
internal sealed partial class Stepper(Position position, WorkflowHost host, MachineOptions options)
{
    private const int MaxNesting = 32;

    private readonly List<TraceEntry> trace = new(16);

    private Queue<Item> queue = new();

    private readonly long counterBefore = position.Counter;

    private Chance? chance;

    private int steps;

    private int nesting;

    public Position Position { get; } = position;

    public WorkflowHost Host { get; } = host;

    public Defects Defects { get; } = options.Defects;

    public List<object> Effects { get; } = [];

    /// <summary>What the host's activities did, for a replay.</summary>
    public Recorder Recorder { get; } = new();

    /// <summary>The last value that any activity gave out in this burst; null when none did.</summary>
    public JsonElement? LastResult { get; set; }

    public Chance Chance => chance ??= new(Host.Seed, Position.InstanceId, counterBefore);

    public IReadOnlyList<TraceEntry> Trace => trace;

    /// <summary>What is queued, in order, and whether it is resumed.</summary>
    public IEnumerable<(Frame Frame, bool IsResumed)> Queued => queue.Select(i => (i.Frame, i.Bookmark is not null));

    public bool IsTooDeep => nesting >= MaxNesting;

    public Frame Schedule(
        Frame owner, ActivityNode node, IReadOnlyDictionary<string, JsonElement>? variables = null)
    {
        var frame = Position.Open(owner, node);
        if (variables is not null)
            foreach (var (name, value) in variables)
                frame.Variables[name] = value;
        Enqueue(frame);
        return frame;
    }

    public void Enqueue(Frame frame) => queue.Enqueue(new Item(frame, null, default));

    public void Enqueue(Frame frame, Bookmark bookmark, JsonElement payload) =>
        queue.Enqueue(new Item(frame, bookmark, payload));

    /// <summary>True when something below this is queued and will run.</summary>
    public bool HasQueued(Frame owner) =>
        queue.Any(i => !i.Frame.HasEnded && i.Frame.Status is ActivityStatus.Pending
            && i.Frame.Outward().Skip(1).Contains(owner));

    /// <summary>True when an activity is queued by exactly this owner.</summary>
    public bool HasQueued(Frame owner, ActivityNode node) => queue.Any(
        i => i.Frame.Status is ActivityStatus.Pending && i.Frame.Owner == owner && i.Frame.Node == node);

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
        root.Run.Inline = true;
        Enqueue(root);
        Pump();
        if (root.Run.End is WorkflowSubStatus.Faulted)
            EndRun(root, WorkflowSubStatus.Faulted);
        root.Run.Inline = false;
        nesting--;
        queue = outer;
    }

    public void Record(TraceEvent happened, Frame frame, IReadOnlyList<string> outcomes, string? message = null) =>
        trace.Add(new(
            happened, frame.Node.Id, frame.Node.Type.TypeName, frame.Id, outcomes, message,
            frame.Run.Definition.VersionId)
        {
            IsInChild = frame.Run.Whole.CallerId is not null,
        });

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
                Execute(x);
            else
                Resume(x, bookmark, payload);
            if (bookmark is not null && !x.BookmarkKept)
                Position.Use(bookmark);
            Settle(x);
        }
        catch (ActivityFaultException fault)
        {
            Fault(frame, fault.Message);
        }
    }

    private void Execute(ActivityExecution x)
    {
        if (Host.StandIn?.Execute(x) is true)
            return;
        x.Node.Type.Execute(x);
        Recorder.Note(x);
    }

    private void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        if (Host.StandIn?.Resume(x, bookmark) is true)
            return;
        x.Node.Type.Resume(x, bookmark, payload);
        Recorder.Note(x);
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
        else if (frame.Children.Count == 0 && !x.StaysOpen)
            Complete(frame, []);
    }

    private readonly record struct Item(Frame Frame, Bookmark? Bookmark, JsonElement Payload);
}

/// <summary>A burst took more steps than allowed.</summary>
internal sealed class StepLimitException(ActivityNode at) : Exception
{
    public ActivityNode At { get; } = at;
}
