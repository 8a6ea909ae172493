using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <summary>
/// Token mode (令牌方式; Elsa 3.8, merge modes): a completed activity puts a token on each line it takes, and each target's
/// merge mode says which tokens it waits for. A line not taken is never declared dead.
/// </summary>
internal sealed partial class TokenFlow(ActivityExecution x) : Flow(x)
{
    private readonly bool cancelsFirst = x.Stepper.Defects.CancelsBeforeScheduling;

    private List<FlowToken> Tokens => Counters.Tokens;

    public override void Leave(Frame child)
    {
        var id = child.Node.Id;
        var taken = Graph.Outbound(id).Where(c => Follows(child, c)).ToList();
        foreach (var connection in Graph.Outbound(id))
            Counters.Mark(connection, taken.Contains(connection));
        Tokens.AddRange(taken.Select(c => TokenOn(c)));
        for (var i = 0; i < Tokens.Count; i++)
            if (Tokens[i].To == id && Tokens[i].IsLive)
                Tokens[i] = Tokens[i] with { Consumed = true };
        foreach (var connection in taken)
        {
            if (Graph.IsBackward(connection))
                Renew(connection);
            Arrive(connection);
        }
        Tokens.RemoveAll(t => t.To == id && t.Consumed);
        ReleaseKept();
        if (!Tokens.Exists(t => t.IsLive))
            CompleteIfIdle();
    }

    public override void HearCancelled(Frame frame)
    {
        Withdraw(frame);
        CompleteIfIdle();
    }

    public override void CancelLosers(string target, bool pendingToo)
    {
        if (cancelsFirst)
        {
            CancelBegun(target);
            return;
        }
        var losers = X.Frame.Children.Where(
            c => c.Node.Id != target && (c.HasBegun || pendingToo) && Graph.MayComeTo(c.Node.Id, target));
        foreach (var loser in losers.ToList())
        {
            X.Stepper.Cancel(loser);
            Withdraw(loser);
        }
        Tokens.RemoveAll(t => t.IsLive && t.To != target && Graph.MayComeTo(t.To, target) && !StandsAt(t.To));
    }

    private void Arrive(Connection connection)
    {
        var target = connection.Target;
        var lines = Graph.ForwardInbound(target);
        switch (MergeModeOf(Graph.Node(target)))
        {
            case MergeMode.Cascade:
                Compete(connection, lines);
                break;
            case MergeMode.Race when cancelsFirst:
                CancelBegun(target);
                Compete(connection, lines);
                break;
            case MergeMode.Race:
                if (Compete(connection, lines))
                    CancelLosers(target, pendingToo: false);
                break;
            case MergeMode.Merge:
                Gather(target, lines);
                break;
            case MergeMode.Converge:
                Gather(target, Graph.Inbound(target));
                break;
            default:
                if (!lines.Any(c => Tokens.Exists(t => t.IsLive && t.To == c.Source)))
                    Schedule(target);
                break;
        }
    }

    /// <summary>The first arrival runs the target and blocks the other lines; a blocked arrival is swallowed.</summary>
    private bool Compete(Connection connection, IReadOnlyList<Connection> lines)
    {
        var blocked = Tokens.FindIndex(t => t.Blocked && IsOn(t, connection));
        if (blocked >= 0)
        {
            Tokens[blocked] = Tokens[blocked] with { Consumed = true };
            return false;
        }
        Schedule(connection.Target);
        Tokens.AddRange(lines.Where(c => c.Source != connection.Source && !HasArrived(c))
            .Select(c => TokenOn(c) with { Blocked = true }));
        return true;
    }

    /// <summary>Runs the target when every line has a token; at once when there is only one.</summary>
    private void Gather(string target, IReadOnlyList<Connection> lines)
    {
        if (lines.Count <= 1 || lines.All(c => Tokens.Exists(t => t.IsLive && IsOn(t, c))))
            Schedule(target);
    }

    private void Withdraw(Frame frame) =>
        Tokens.RemoveAll(t => t.From == frame.Node.Id || t.To == frame.Node.Id);

    private MergeMode MergeModeOf(ActivityNode node)
    {
        if (node.Type is FlowJoin)
            return JoinModeOf(node) is FlowJoinMode.WaitAny ? MergeMode.Race : MergeMode.Merge;
        return Enum.TryParse<MergeMode>(node.MergeMode, out var mode) ? mode : MergeMode.Stream;
    }

    private static FlowToken TokenOn(Connection c) => new(c.Source, c.Port, c.Target, Blocked: false, Consumed: false);

    private static bool IsOn(FlowToken token, Connection c) =>
        token.From == c.Source && token.To == c.Target && token.Port == c.Port;
}

/// <summary>What a target of several lines waits for in token mode (合并方式); <c>mergeMode</c> of Elsa 3.8.</summary>
internal enum MergeMode
{
    /// <summary>As <see cref="Stream"/>.</summary>
    None,

    /// <summary>Runs as soon as nothing is on its way to an activity just before it.</summary>
    Stream,

    /// <summary>Waits for every line that goes forward.</summary>
    Merge,

    /// <summary>Waits for every line, those that go back included.</summary>
    Converge,

    /// <summary>Runs at the first arrival and swallows the others.</summary>
    Cascade,

    /// <summary>Runs at the first arrival and cancels what leads to the others.</summary>
    Race,
}
