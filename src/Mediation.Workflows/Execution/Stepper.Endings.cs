using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>How activities and runs end, and who is told.</summary>
internal sealed partial class Stepper
{
    public void Complete(Frame frame, IReadOnlyList<string> outcomes)
    {
        if (frame.HasEnded)
            return;
        foreach (var child in frame.Children.ToList())
            Cancel(child);
        frame.Status = ActivityStatus.Completed;
        frame.Outcomes = outcomes;
        Record(TraceEvent.Completed, frame, outcomes);
        Position.CountPassed(frame);
        Position.Remove(frame);
        TellOwner(frame);
    }

    /// <summary>Ends a frame and all it owns from outside; what hadn't begun leaves no mark.</summary>
    public void Cancel(Frame frame, bool silently = false)
    {
        if (frame.HasEnded)
            return;
        foreach (var child in frame.Children.ToList())
            Cancel(child, silently);
        if (Position.AwaitedRun(frame) is { } awaited)
            Cancel(awaited, silently);
        var begun = frame.Status is not ActivityStatus.Pending;
        frame.Status = ActivityStatus.Canceled;
        if (begun)
        {
            if (!silently)
                Record(TraceEvent.Canceled, frame, []);
            frame.Node.Type.Cancelled(new ActivityExecution(this, frame));
            Position.Resolve(frame, IncidentResolution.Cancelled);
        }
        Position.Remove(frame);
    }

    /// <summary>Cancels the runs that a run started and does not wait for.</summary>
    public void CancelChildren(Frame root)
    {
        var children = Position.Roots.Where(r => r.OwnRun is { CallerWaits: false } run && run.ParentId == root.Id);
        foreach (var child in children.ToList())
        {
            child.OwnRun!.End = WorkflowSubStatus.Cancelled;
            Cancel(child);
        }
    }

    public void Fault(Frame frame, string message)
    {
        frame.Status = ActivityStatus.Faulted;
        Position.Bookmarks.RemoveAll(b => b.ActivityInstanceId == frame.Id);
        Position.Incidents.Add(
            new(Position.NextId('i'), frame.Id, frame.Node.Id, message, Host.Now, Resolution: null));
        Record(TraceEvent.Faulted, frame, [], message);
        if ((frame.Run.Definition.FaultHandling ?? options.DefaultFaultHandling) is FaultHandling.Fault)
            frame.Run.End = WorkflowSubStatus.Faulted;
    }

    /// <summary>Ends a run at once: what waits in it is cancelled, its containers just stop.</summary>
    public void EndRun(Frame root, WorkflowSubStatus end)
    {
        root.OwnRun!.End = end;
        foreach (var child in root.Children.ToList())
            Drop(child);
        root.Status = ActivityStatus.Canceled;
        Position.Remove(root);
        TellCaller(root);
    }

    private void TellOwner(Frame child)
    {
        if (child.Owner is not { } owner)
        {
            child.OwnRun!.End ??= WorkflowSubStatus.Finished;
            TellCaller(child);
        }
        else if (child.Run.Finishing)
        {
            EndRun(child.Root, WorkflowSubStatus.Finished);
        }
        else if (child.Run.Completing)
        {
            Complete(owner, []);
        }
        else if (!owner.HasEnded)
        {
            TellOwner(owner, child);
        }
    }

    private void TellOwner(Frame owner, Frame child)
    {
        var x = new ActivityExecution(this, owner);
        try
        {
            owner.Node.Type.ChildCompleted(x, child);
        }
        catch (ActivityFaultException fault)
        {
            x.Fault(fault.Message);
        }
        if (owner.HasEnded)
            return;
        if (x.FaultMessage is { } message)
            Fault(owner, message);
        else if (x.WasCompleted)
            Complete(owner, owner.Outcomes);
    }

    private void TellCaller(Frame root)
    {
        if (root.OwnRun is not { Inline: false, CallerWaits: true, CallerId: { } id } run
            || Position.Find(id) is not { } caller)
            return;
        var x = new ActivityExecution(this, caller);
        x.SetOutput(ExecuteWorkflow.Result, ExecuteWorkflow.ResultOf(x, root, run));
        if (x.FaultMessage is { } message)
            Fault(caller, message);
        else
            Complete(caller, []);
    }

    private void EndFaultedRuns()
    {
        foreach (var root in Position.Roots.Where(r => r.OwnRun!.End is WorkflowSubStatus.Faulted).ToList())
            if (!ReproducesElsa || root.OwnRun!.CallerId is not null)
                EndRun(root, WorkflowSubStatus.Faulted);
        if (queue.Count > 0)
            Pump();
    }

    private void Drop(Frame frame)
    {
        var begun = frame.Status is ActivityStatus.Running or ActivityStatus.Faulted;
        if (begun && frame.Node.Type.EmbeddedPorts.Count == 0)
        {
            Cancel(frame);
            return;
        }
        foreach (var child in frame.Children.ToList())
            Drop(child);
        frame.Status = ActivityStatus.Canceled;
        Position.Remove(frame);
    }
}
