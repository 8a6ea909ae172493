using Mediation.Workflows.Analysis;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Flows;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Activities joined by lines (流程图). In counter mode every connection counts how often it was decided, followed or not,
/// and a target runs when its join says so; a line not taken is decided too, and so are all lines that only it leads to:
/// that is how a branch and a plain merge work without configuration. In token mode tokens travel along the lines taken.
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
        if (FlowGraph.StartOf(x.Node, x.Frame.Run.Whole.Trigger?.ActivityId) is not { } start)
        {
            x.Complete();
            return;
        }
        x.Frame.Flow = new FlowCounters(FlowGraph.Of(x.Node, start.Id));
        Flow.Of(x).Begin();
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        var flow = Flow.Of(x);
        x.Frame.Flow!.Leave(child.Node.Id, x.Stepper.Position.Counter);
        if (child.Node.Type.IsTerminal || Break.IsBreaking(x))
            flow.End();
        else
            flow.Leave(child);
    }

    /// <summary>Called by a join when it runs: what still leads only to it has lost.</summary>
    public static void CancelLosers(ActivityExecution x)
    {
        if (x.Frame.Owner is { Flow: not null } owner)
            Flow.Of(new ActivityExecution(x.Stepper, owner)).CancelLosers(x.Node.Id, pendingToo: true);
    }
}
