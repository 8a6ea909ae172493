using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <summary>
/// Counter mode as its authors meant it: a target is entered once per round, a winner is queued before losers are
/// cancelled, a cancellation stays inside its own flowchart, and a line out of a loop is dead only when the loop ended.
/// </summary>
internal sealed partial class Counting(ActivityExecution x) : Flow(x)
{
    private Stack<Connection>? dead;

    private Queue<Loop>? ending;

    /// <summary>Lines that lead nowhere this time, to be declared dead.</summary>
    private Stack<Connection> Dead => dead ??= new();

    /// <summary>Loops whose round may have ended.</summary>
    private Queue<Loop> Ending => ending ??= new();

    private bool losing;

    public override void Begin()
    {
        Counters.Enter(Graph.At(Graph.Start), 1);
        base.Begin();
    }

    public override void Leave(Frame child)
    {
        foreach (var connection in Graph.Outbound(child.Node.Id))
        {
            if (!Follows(child, connection))
                Dead.Push(connection);
            else if (Graph.IsBackward(connection))
                GoBack(connection);
            else
                Follow(connection);
            DeclareDead();
        }
        EndRounds();
        if (X.Frame.Children.Count == 0)
            X.Complete();
    }

    public override void CancelLosers(string target, bool pendingToo)
    {
        losing = true;
        // A loser's end may open a join on its way, which has lost as well.
        while (X.Frame.Children.FirstOrDefault(c => c.Node.Id != target && (c.HasBegun || pendingToo)
            && Graph.MayComeTo(c.Node.Id, target)) is { } child)
        {
            X.Stepper.Cancel(child);
            Abandon(Graph.At(child.Node.Id));
            DeclareDead();
            EndRounds();
        }
        losing = false;
    }

    private void Follow(Connection connection)
    {
        Counters.Decide(connection, follow: true);
        Reach(Graph.At(connection.Target), followed: true);
    }

    private void GoBack(Connection connection)
    {
        if (Graph.LoopAt(connection.Target) is not { } loop || !loop.BackLines.Contains(connection))
            throw new ActivityFaultException($"Connection '{connection.Key}' leads back into the middle of a branch.");
        Counters.Decide(connection, follow: true);
        Renew(connection);
        Schedule(connection.Target);
        Ending.Enqueue(loop);
    }

    private void Reach(Junction target, bool followed)
    {
        var inbound = target.ForwardInbound;
        var entered = Counters.Entered(target);
        var mode = JoinModeOf(target.Node);
        if (mode is FlowJoinMode.WaitAny && followed)
        {
            if (Counters.DecidedMost(inbound) is var round && round > entered)
                Enter(target, round, mode);
            return;
        }
        if (Counters.DecidedLeast(inbound) is var all && all > entered)
        {
            if (Runs(mode, inbound))
                Enter(target, all, mode);
            else
                Skip(target, all);
        }
    }

    /// <summary>
    /// A race is asked only when its last line dies; a line followed then had arrived before the instance was sent back.
    /// </summary>
    private bool Runs(FlowJoinMode mode, List<Connection> inbound) => mode switch
    {
        FlowJoinMode.WaitAll => Counters.CountFollowed(inbound) == inbound.Count,
        _ => Counters.CountFollowed(inbound) > 0,
    };

    private void Enter(Junction target, int round, FlowJoinMode mode)
    {
        Counters.Enter(target, round);
        Schedule(target);
        if (mode is FlowJoinMode.WaitAny)
            CancelLosers(target.Node.Id, pendingToo: false);
    }

    private void Skip(Junction target, int round)
    {
        if (X.Stepper.Host.StandIn is { } standIn && !losing && target.ForwardInbound.Exists(Counters.Followed))
            standIn.PassedOver(X.Frame, target.Node.Id);
        Counters.Enter(target, round);
        Abandon(target);
    }

    private void Abandon(Junction activity)
    {
        var outbound = activity.Outbound;
        for (var i = outbound.Count - 1; i >= 0; i--)
            Dead.Push(outbound[i]);
    }

    // A line out of a loop, a line back to the start of an outer one included, may still be taken in the loop's next round.
    private void DeclareDead()
    {
        while (dead is not null && dead.TryPop(out var connection))
            Kill(connection, Graph.LoopLeftBy(connection));
    }

    /// <summary>A line is dead, or, when it leaves a loop whose round goes on, may still be when that ends.</summary>
    private void Kill(Connection connection, Loop? left)
    {
        if (left is not null)
        {
            Counters.Hold(left.Header, connection.Key);
            return;
        }
        Counters.Decide(connection, follow: false);
        if (!Graph.IsBackward(connection))
            Reach(Graph.At(connection.Target), followed: false);
        else if (Graph.LoopAt(connection.Target) is { } loop)
            Ending.Enqueue(loop);
    }

    /// <summary>
    /// A loop's round ends when all its back lines are decided. If one was taken, the lines out of it will be decided
    /// again in the next round; if none, those not taken are dead now. A line back to an outer loop leads out of an inner
    /// one, too.
    /// </summary>
    private void EndRounds()
    {
        while (ending is not null && ending.TryDequeue(out var loop))
        {
            if (Counters.EndRound(loop.Header, Counters.DecidedLeast(loop.BackLines)) is not { } held
                || Counters.CountFollowed(loop.BackLines) > 0)
                continue;
            foreach (var connection in held.Select(Graph.Line))
            {
                Kill(connection, Graph.LoopLeftBy(connection, loop));
                DeclareDead();
            }
        }
    }
}
