using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Chooses between two lines of a flowchart by a condition (判断).</summary>
internal sealed class FlowDecision : ActivityType
{
    public override string TypeName => "Elsa.FlowDecision";

    public override string DisplayName => "判断";

    public override string EnglishName => "Decision";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("condition", "Boolean", "条件") { UIHint = "checkbox" }];

    public override IReadOnlyList<string> Ports(ActivityNode node) => ["True", "False"];

    public override string PortDisplayName(ActivityNode node, string port) => port is "True" ? "是" : "否";

    public override void Execute(ActivityExecution x) => x.Complete(x.Input<bool>("condition") ? "True" : "False");
}
