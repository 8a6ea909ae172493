using Mediation.Workflows.Definitions;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <summary>Counter mode as Elsa 3.8 does it: visits of activities and connections, counted at completion.</summary>
internal sealed class OriginalCounting(ActivityExecution x) : Flow(x)
{
    public override void Leave(Frame child)
    {
        if (!LeaveBy(child.Node.Id, c => Follows(child, c), child.CameBack))
            CompleteIfIdle();
    }

    public override void HearCancelled(Frame frame)
    {
        CompleteIfIdle();
        Skip(frame.Node.Id);
    }

    /// <summary>The original knows no sending back, and the machine refuses it before it comes here.</summary>
    protected override void Undo(string activity, IReadOnlySet<string> descent) => throw new NotSupportedException();

    public override void CancelLosers(string target, bool pendingToo) => CancelBegun(target);

    /// <summary>True when something was queued.</summary>
    private bool LeaveBy(string activity, Func<Connection, bool> follows, bool cameBack)
    {
        if (!Graph.IsReachable(activity))
            throw new ActivityFaultException($"Activity '{activity}' is not reachable from the flowchart graph.");
        if (!cameBack)
            Counters.Enter(Graph.At(activity), Counters.Entered(Graph.At(activity)) + 1);
        var queued = false;
        foreach (var connection in Graph.Outbound(activity))
        {
            var follow = follows(connection);
            Counters.Decide(connection, follow);
            queued |= Graph.IsBackward(connection) ? follow && GoBack(connection) : Reach(connection.Target);
        }
        return queued;
    }

    private bool GoBack(Connection connection)
    {
        if (!Graph.Dominates(connection.Target, connection.Source))
            throw new ActivityFaultException(
                $"Invalid backward connection from '{connection.Source}' to '{connection.Target}'.");
        Schedule(connection.Target).CameBack = true;
        return true;
    }

    private bool Reach(string target)
    {
        var inbound = Graph.ForwardInbound(target);
        var mode = JoinModeOf(Graph.Node(target));
        if (mode is FlowJoinMode.WaitAny && !IsOpen(target, inbound))
            return false;
        if (mode is FlowJoinMode.WaitAny && inbound.Any(Counters.Followed))
            return Race(target);
        if (inbound.Min(Counters.Decided) <= Counters.Entered(Graph.At(target)))
            return false;
        var runs = mode is FlowJoinMode.WaitAll ? inbound.All(Counters.Followed) : inbound.Any(Counters.Followed);
        if (!runs)
            return Skip(target);
        Schedule(target);
        return true;
    }

    /// <summary>True while a race's target hasn't been visited for its newest arrival, and isn't queued.</summary>
    private bool IsOpen(string target, IReadOnlyList<Connection> inbound) =>
        inbound.Max(Counters.Decided) > Counters.Entered(Graph.At(target))
        && !X.Stepper.HasQueued(X.Frame, Graph.Node(target));

    /// <summary>Any line followed will do, even one of an earlier round: so a race may run its target twice.</summary>
    private bool Race(string target)
    {
        Schedule(target);
        CancelBegun(target);
        return true;
    }

    private bool Skip(string activity) => LeaveBy(activity, _ => false, cameBack: false);
}
