using Mediation.Workflows.Activities;
using Mediation.Workflows.Flows;

namespace Mediation.Workflows.Execution;

/// <summary>How activities and runs end, and who is told.</summary>
internal sealed partial class Stepper
{
    public void Complete(Frame frame, IReadOnlyList<string> outcomes)
    {
        if (frame.HasEnded || (Defects.SignalsSpread && frame.Status is not ActivityStatus.Running))
            return;
        foreach (var child in Snapshot(frame.Children))
            if (child.HasBegun || !Defects.QueueOutlivesOwner)
                Cancel(child);
        frame.Status = ActivityStatus.Completed;
        frame.Outcomes = outcomes;
        Record(TraceEvent.Completed, frame, outcomes);
        Position.CountPassed(frame);
        Position.Remove(frame);
        for (var i = 0; i < frame.Children.Count; i++)
            frame.Children[i].Reports = false;
        TellOwner(frame);
    }

    /// <summary>Ends a frame and all it owns from outside; what hadn't begun leaves no mark.</summary>
    public void Cancel(Frame frame)
    {
        if (frame.HasEnded)
            return;
        var begun = frame.HasBegun;
        foreach (var child in Snapshot(frame.Children))
            if (!child.HasBegun)
                Forget(child);
        foreach (var child in Snapshot(frame.Children))
            Cancel(child);
        if (Position.AwaitedRun(frame) is { } awaited)
            Cancel(awaited);
        frame.Status = ActivityStatus.Canceled;
        if (begun)
        {
            Record(TraceEvent.Canceled, frame, []);
            TellCancelled(new ActivityExecution(this, frame));
            Position.Resolve(frame, IncidentResolution.Cancelled);
        }
        Position.Remove(frame);
        if (!begun || !Defects.SignalsSpread)
            return;
        Position.Bookmarks.RemoveAll(b => b.ActivityId == frame.Node.Id);
        foreach (var receiver in frame.Outward().Where(f => f.Flow is not null))
            Flow.Of(new ActivityExecution(this, receiver)).HearCancelled(frame);
    }

    private void TellCancelled(ActivityExecution x)
    {
        if (Host.StandIn?.Cancel(x) is not true)
            x.Node.Type.Cancelled(x);
    }

    /// <summary>Ends a frame and all it owns without a word.</summary>
    public void Forget(Frame frame)
    {
        foreach (var child in Snapshot(frame.Children))
            Forget(child);
        frame.Status = ActivityStatus.Canceled;
        Position.Remove(frame);
    }

    /// <summary>Cancels the runs that a run started and does not wait for.</summary>
    public void CancelChildren(Frame root)
    {
        var children = Position.Roots.Where(r => !r.Run.CallerWaits && r.Run.ParentId == root.Id);
        foreach (var child in children.ToList())
        {
            child.Run.End = WorkflowSubStatus.Cancelled;
            Cancel(child);
        }
    }

    /// <summary>
    /// Completes the workflow around an activity, with outcomes: through every container, at once (完成流程).
    /// </summary>
    public void CompleteWorkflow(Frame sender, IReadOnlyList<string> outcomes)
    {
        var run = sender.Run;
        run.Outcomes = outcomes;
        if (!Defects.SignalsSpread)
        {
            run.Completing = true;
            Complete(sender, []);
            return;
        }
        Complete(sender, []);
        Complete(sender.Outward().First(f => f.BeginsRun), outcomes);
    }

    public void Fault(Frame frame, string message)
    {
        frame.Status = ActivityStatus.Faulted;
        Position.Restore(frame);
        Position.RemoveBookmarks(frame);
        Position.Incidents.Add(
            new(Position.NextId('i'), frame.Id, frame.Node.Id, message, Host.Now, Resolution: null));
        Record(TraceEvent.Faulted, frame, [], message);
        var whole = frame.Run.Whole;
        if ((whole.Definition.FaultHandling ?? options.DefaultFaultHandling) is Definitions.FaultHandling.Fault)
            whole.End = WorkflowSubStatus.Faulted;
    }

    /// <summary>Ends a run at once: what waits in it is cancelled, its containers just stop.</summary>
    public void EndRun(Frame root, WorkflowSubStatus end)
    {
        root.Run.End = end;
        foreach (var child in Snapshot(root.Children))
            Drop(child);
        Stop(root);
        TellCaller(root);
    }

    private void TellOwner(Frame child)
    {
        if (child.Run.Whole.Finishing)
        {
            if (child.Root is { HasEnded: false } root)
                EndRun(root, WorkflowSubStatus.Finished);
        }
        else if (child.Owner is not { } owner)
        {
            if (child.BeginsRun)
            {
                child.Run.End ??= WorkflowSubStatus.Finished;
                TellCaller(child);
            }
        }
        else if (child is { Run.Completing: true, BeginsRun: false })
        {
            Complete(owner, []);
        }
        else if (child.Reports && (!owner.HasEnded || Defects.QueueOutlivesOwner))
        {
            child.Reports = false;
            TellOwner(owner, child);
        }
    }

    private void TellOwner(Frame owner, Frame child)
    {
        var x = new ActivityExecution(this, owner);
        try
        {
            if (owner.Inputs is null)
                x.EvaluateInputs();
            owner.Node.Type.ChildCompleted(x, child);
        }
        catch (ActivityFaultException fault) when (!Defects.FaultsWhereItRan)
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
        if (root.Run is not { Inline: false, CallerWaits: true, CallerId: { } id } run
            || Position.Find(id) is not { } caller)
            return;
        var x = new ActivityExecution(this, caller);
        x.SetOutput(
            CallingActivity.Result,
            Defects.ShortensResults ? run.Outputs : CallingActivity.ResultOf(x, root, run));
        if (x.FaultMessage is { } message)
            Fault(caller, message);
        else
            Complete(caller, []);
    }

    private void EndFaultedRuns()
    {
        foreach (var root in Faulted())
            if (!Defects.FaultsLeaveWaits || root.Run.CallerId is not null)
                EndRun(root, WorkflowSubStatus.Faulted);
        if (queue.Count > 0)
            Pump();
    }

    private List<Frame> Faulted() => Position.Roots.FindAll(r => r.Run.End is WorkflowSubStatus.Faulted);

    /// <summary>Frames that stand for a while, because the list itself changes meanwhile.</summary>
    private static Frame[] Snapshot(IReadOnlyList<Frame> frames) => frames.Count == 0 ? [] : [.. frames];

    private void Drop(Frame frame)
    {
        if (frame.HasBegun && frame.Node.Type.EmbeddedPorts.Count == 0 && !Defects.FaultsLeaveWaits
            && frame.Children.Count == 0)
        {
            Cancel(frame);
            return;
        }
        foreach (var child in Snapshot(frame.Children))
            Drop(child);
        Stop(frame);
    }

    /// <summary>Ends a frame of a run that is over; a fault of its own waits for nobody any more.</summary>
    private void Stop(Frame frame)
    {
        frame.Status = ActivityStatus.Canceled;
        Position.Resolve(frame, IncidentResolution.Cancelled);
        Position.Remove(frame);
    }
}
