using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>The implicit wrapper of every workflow: owns its variables and runs its root (流程).</summary>
internal sealed class WorkflowRoot : ActivityType
{
    /// <summary>The wrapper's id; the first part of every node id.</summary>
    public const string Id = "Workflow1";

    public static WorkflowRoot Instance { get; } = new();

    public override string TypeName => "Elsa.Workflow";

    public override string DisplayName => "流程";

    public override string EnglishName => "Workflow";

    public override string Category => Categories.Workflows;

    public override bool IsContainer => true;

    public override bool IsBrowsable => false;

    public override void Execute(ActivityExecution x) => x.Stepper.Schedule(x.Frame, x.Node.Children[0].Node);
}
