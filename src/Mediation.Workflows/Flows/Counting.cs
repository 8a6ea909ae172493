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
    private readonly Stack<Connection> dead = new();

    private readonly Queue<Loop> ending = new();

    public override void Begin()
    {
        Counters.Enter(Graph.Start, 1);
        base.Begin();
    }

    public override void Leave(Frame child)
    {
        foreach (var connection in Graph.Outbound(child.Node.Id))
        {
            if (!Follows(child, connection))
                dead.Push(connection);
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
        // A loser's end may open a join on its way, which has lost as well.
        while (X.Frame.Children.Find(c => c.Node.Id != target && (c.HasBegun || pendingToo)
            && Graph.MayComeTo(c.Node.Id, target)) is { } child)
        {
            X.Stepper.Cancel(child);
            Abandon(child.Node.Id);
            DeclareDead();
            EndRounds();
        }
    }

    private void Follow(Connection connection)
    {
        Counters.Decide(connection, follow: true);
        Reach(connection.Target, followed: true);
    }

    private void GoBack(Connection connection)
    {
        if (Graph.LoopAt(connection.Target) is not { } loop || !loop.BackLines.Contains(connection))
            throw new ActivityFaultException($"Connection '{connection.Key}' leads back into the middle of a branch.");
        Counters.Decide(connection, follow: true);
        Renew(connection);
        Schedule(connection.Target);
        ending.Enqueue(loop);
    }

    private void Reach(string target, bool followed)
    {
        var inbound = Graph.ForwardInbound(target);
        var entered = Counters.Entered(target);
        if (JoinModeOf(target) is FlowJoinMode.WaitAny && followed)
        {
            if (inbound.Max(Counters.Decided) is var round && round > entered)
                Enter(target, round);
            return;
        }
        if (inbound.Min(Counters.Decided) is var all && all > entered)
        {
            if (Runs(target, inbound))
                Enter(target, all);
            else
                Skip(target, all);
        }
    }

    /// <summary>
    /// A race is asked only when its last line dies; a line followed then had arrived before the instance was sent back.
    /// </summary>
    private bool Runs(string target, IReadOnlyList<Connection> inbound) => JoinModeOf(target) switch
    {
        FlowJoinMode.WaitAll => inbound.All(Counters.Followed),
        _ => inbound.Any(Counters.Followed),
    };

    private void Enter(string target, int round)
    {
        Counters.Enter(target, round);
        Schedule(target);
        if (JoinModeOf(target) is FlowJoinMode.WaitAny)
            CancelLosers(target, pendingToo: false);
    }

    private void Skip(string target, int round)
    {
        Counters.Enter(target, round);
        Abandon(target);
    }

    private void Abandon(string activity)
    {
        foreach (var connection in Graph.Outbound(activity).Reverse())
            dead.Push(connection);
    }

    private void DeclareDead()
    {
        while (dead.TryPop(out var connection))
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
            Reach(connection.Target, followed: false);
        else if (Graph.LoopAt(connection.Target) is { } loop)
            ending.Enqueue(loop);
    }

    /// <summary>
    /// A loop's round ends when all its back lines are decided. If one was taken, the lines out of it will be decided
    /// again in the next round; if none, those not taken are dead now.
    /// </summary>
    private void EndRounds()
    {
        while (ending.TryDequeue(out var loop))
        {
            if (Counters.EndRound(loop.Header, loop.BackLines.Min(Counters.Decided)) is not { } held
                || loop.BackLines.Any(Counters.Followed))
                continue;
            foreach (var connection in held.Select(Graph.Line))
            {
                Kill(connection, Graph.LoopLeftBy(connection, loop));
                DeclareDead();
            }
        }
    }
}
