using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>Decides the lines that leave an activity of a flowchart, and what they lead to.</summary>
internal sealed class FlowStep(ActivityExecution x)
{
    private readonly FlowGraph graph = FlowGraph.Of(x.Node, x.Frame.Flow!.Start);

    private readonly FlowCounters counters = x.Frame.Flow!;

    /// <summary>The original declares a line out of a loop dead in every round that doesn't take it.</summary>
    private readonly bool holdsLines = !x.Stepper.ReproducesElsa;

    private readonly Stack<Connection> dead = new();

    private readonly Queue<Loop> ending = new();

    /// <summary>An activity completed: follow the lines its outcomes name, and declare the others dead.</summary>
    public void Leave(Frame child)
    {
        foreach (var connection in graph.Outbound(child.Node.Id))
        {
            var follow = child.Outcomes.Count == 0
                ? connection.Port is null or ActivityType.Done
                : connection.Port is not null && child.Outcomes.Contains(connection.Port);
            if (!follow)
                dead.Push(connection);
            else if (graph.IsBackward(connection))
                GoBack(connection);
            else
                Follow(connection);
            DeclareDead();
        }
        EndRounds();
    }

    /// <summary>Cancels what is still active among the activities that lead to a join.</summary>
    public void CancelLosers(string join, bool pendingToo)
    {
        foreach (var child in x.Frame.Children.ToList())
        {
            var begun = child.Status is not ActivityStatus.Pending;
            if (child.Node.Id == join || !(begun || pendingToo) || !graph.LeadsTo(child.Node.Id, join))
                continue;
            x.Stepper.Cancel(child);
            Abandon(child.Node.Id);
            DeclareDead();
            EndRounds();
        }
    }

    private void Follow(Connection connection)
    {
        counters.Decide(connection, follow: true);
        Reach(connection.Target, followed: true);
    }

    private void GoBack(Connection connection)
    {
        if (graph.LoopAt(connection.Target) is not { } loop || !loop.BackLines.Contains(connection))
            throw new ActivityFaultException($"Connection '{connection.Key}' leads back into the middle of a branch.");
        counters.Decide(connection, follow: true);
        Schedule(connection.Target);
        ending.Enqueue(loop);
    }

    private void Reach(string target, bool followed)
    {
        var inbound = graph.ForwardInbound(target);
        var entered = counters.Entered(target);
        if (ModeOf(target) is FlowJoinMode.WaitAny && followed)
        {
            if (inbound.Max(counters.Decided) is var round && round > entered)
                Enter(target, round);
            return;
        }
        if (inbound.Min(counters.Decided) is var all && all > entered)
        {
            if (Runs(target, inbound))
                Enter(target, all);
            else
                Skip(target, all);
        }
    }

    private bool Runs(string target, IReadOnlyList<Connection> inbound) => ModeOf(target) switch
    {
        FlowJoinMode.WaitAll => inbound.All(counters.Followed),
        FlowJoinMode.WaitAllActive => inbound.Any(counters.Followed),
        _ => false,
    };

    private void Enter(string target, int round)
    {
        counters.Enter(target, round);
        Schedule(target);
        if (ModeOf(target) is FlowJoinMode.WaitAny)
            CancelLosers(target, pendingToo: false);
    }

    private void Skip(string target, int round)
    {
        counters.Enter(target, round);
        Abandon(target);
    }

    private void Abandon(string activity)
    {
        foreach (var connection in graph.Outbound(activity).Reverse())
            dead.Push(connection);
    }

    private void DeclareDead()
    {
        while (dead.TryPop(out var connection))
        {
            if (graph.IsBackward(connection))
            {
                counters.Decide(connection, follow: false);
                if (graph.LoopAt(connection.Target) is { } loop)
                    ending.Enqueue(loop);
            }
            else if (holdsLines && graph.LoopLeftBy(connection) is { } left)
                counters.Hold(left.Header, connection.Key);
            else
                Kill(connection);
        }
    }

    private void Kill(Connection connection)
    {
        counters.Decide(connection, follow: false);
        Reach(connection.Target, followed: false);
    }

    /// <summary>
    /// A loop's round ends when all its back lines are decided. If one was taken, the lines out of it will be decided
    /// again in the next round; if none, those not taken are dead now.
    /// </summary>
    private void EndRounds()
    {
        while (ending.TryDequeue(out var loop))
        {
            if (counters.EndRound(loop.Header, loop.BackLines.Min(counters.Decided)) is not { } held
                || loop.BackLines.Any(counters.Followed))
                continue;
            foreach (var connection in held.Select(graph.Line))
            {
                if (graph.LoopLeftBy(connection, loop) is { } outer)
                    counters.Hold(outer.Header, connection.Key);
                else
                    Kill(connection);
                DeclareDead();
            }
        }
    }

    private void Schedule(string activity) => x.Stepper.Schedule(x.Frame, graph.Node(activity));

    private FlowJoinMode ModeOf(string activity)
    {
        var node = graph.Node(activity);
        if (node.Type is not FlowJoin)
            return FlowJoinMode.WaitAllActive;
        if (!node.Inputs.TryGetValue(FlowJoin.Mode, out var expression))
            return FlowJoinMode.WaitAny;
        var mode = JsonValues.Text(expression.Evaluate(x.Frame, DataType.Any));
        return mode is null ? FlowJoinMode.WaitAny
            : Enum.TryParse<FlowJoinMode>(mode, out var parsed) ? parsed
            : throw new ActivityFaultException($"'{mode}' is no join mode, at {node}.");
    }
}
