using Mediation.Workflows.Analysis;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Activities joined by lines (流程图), in the counting manner: every connection counts how often it was decided,
/// followed or not, and a target runs when its join says so. A line not taken is decided too, and so are all lines that
/// only it leads to; that is how a branch and a plain merge work without configuration. Differences from the original,
/// as its authors meant it: a target is entered once per round, a winner is queued before losers are cancelled, a
/// cancellation stays inside its own flowchart, and a line out of a loop is dead only when the loop has ended.
/// </summary>
internal sealed class Flowchart : ActivityType
{
    public override string TypeName => "Elsa.Flowchart";

    public override string DisplayName => "流程图";

    public override string EnglishName => "Flowchart";

    public override string Category => Categories.Flow;

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("activities", "步骤", IsList: true)];

    public override bool IsContainer => true;

    public override void Execute(ActivityExecution x)
    {
        if (FlowGraph.StartOf(x.Node, x.Frame.Run.Trigger?.ActivityId) is not { } start)
        {
            x.Complete();
            return;
        }
        x.Frame.Flow = new FlowCounters(start.Id);
        x.Frame.Flow.Enter(start.Id, 1);
        x.Stepper.Schedule(x.Frame, start);
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        if (child.Node.Type.IsTerminal)
        {
            x.Complete();
            return;
        }
        new FlowStep(x).Leave(child);
        CompleteWhenIdle(x);
    }

    /// <summary>Called by a join when it runs: what still leads only to it has lost.</summary>
    public static void CancelLosers(ActivityExecution x)
    {
        if (x.Frame.Owner is not { Flow: not null } owner)
            return;
        new FlowStep(new ActivityExecution(x.Stepper, owner)).CancelLosers(
            x.Node.Id, pendingToo: !x.Stepper.ReproducesElsa);
    }

    private static void CompleteWhenIdle(ActivityExecution x)
    {
        if (x.Frame.Children.Count == 0)
            x.Complete();
    }
}
