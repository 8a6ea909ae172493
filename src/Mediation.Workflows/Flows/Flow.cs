using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Flows;

/// <summary>Decides the lines that leave an activity of a flowchart, and what they lead to.</summary>
internal abstract partial class Flow(ActivityExecution x)
{
    protected ActivityExecution X { get; } = x;

    protected FlowCounters Counters { get; } = x.Frame.Flow!;

    protected FlowGraph Graph => Counters.Graph;

    /// <summary>The manner in which a flowchart runs, by its definition and the machine's profile.</summary>
    public static Flow Of(ActivityExecution x) =>
        x.Frame.Run.Whole.Definition.FlowchartMode is FlowchartMode.Token ? new TokenFlow(x)
        : x.Stepper.Defects.CountsAtCompletion ? new OriginalCounting(x)
        : new Counting(x);

    /// <summary>The flowchart begins at its start.</summary>
    public virtual void Begin() => Schedule(Graph.Start);

    /// <summary>
    /// An activity completed: follow the lines its outcomes name; complete when nothing is left to do.
    /// </summary>
    public abstract void Leave(Frame child);

    /// <summary>An activity that ends all completed.</summary>
    public void End()
    {
        Counters.Tokens.Clear();
        X.Complete();
    }

    /// <summary>Something inside, perhaps deep inside, was cancelled; only the original's behaviour listens.</summary>
    public virtual void HearCancelled(Frame frame)
    {
    }

    /// <summary>Cancels what is still active among the activities that lead to a target.</summary>
    public abstract void CancelLosers(string target, bool pendingToo);

    protected static bool Follows(Frame child, Connection connection) => child.Outcomes.Count == 0
        ? connection.Port is null or ActivityType.Done
        : connection.Port is not null && child.Outcomes.Contains(connection.Port);

    protected Frame Schedule(string activity) => Schedule(Graph.At(activity));

    protected Frame Schedule(Junction activity) => X.Stepper.Schedule(X.Frame, activity.Node);

    protected FlowJoinMode JoinModeOf(ActivityNode node)
    {
        if (node.Type is not FlowJoin)
            return FlowJoinMode.WaitAllActive;
        if (!node.Inputs.TryGetValue(FlowJoin.Mode, out var expression))
            return FlowJoinMode.WaitAny;
        var mode = JsonValues.Text(expression.Evaluate(X.Scope, DataType.Any));
        return mode is null ? FlowJoinMode.WaitAny
            : Enum.TryParse<FlowJoinMode>(mode, out var parsed) ? parsed
            : throw new ActivityFaultException($"'{mode}' is no join mode, at {node}.");
    }

    /// <summary>The original's losers: only what has begun, oldest first.</summary>
    protected void CancelBegun(string target)
    {
        foreach (var child in X.Frame.Children.Where(c => c.HasBegun && Graph.LeadsTo(c.Node.Id, target)).ToList())
            X.Stepper.Cancel(child);
    }

    /// <summary>The original's end: nothing below runs or is queued, and nothing has failed.</summary>
    protected void CompleteIfIdle()
    {
        if (!X.Frame.Children.Any(c => c.HasBegun) && !X.Stepper.HasQueued(X.Frame))
            X.Stepper.Complete(X.Frame, []);
    }
}
