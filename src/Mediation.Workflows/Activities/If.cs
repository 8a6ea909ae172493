using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Runs one of two embedded activities, then completes with <c>Done</c> only (如果).</summary>
internal sealed class If : ActivityType
{
    public override string TypeName => "Elsa.If";

    public override string DisplayName => "如果";

    public override string EnglishName => "If";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("condition", "Boolean", "条件") { UIHint = "checkbox" }];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("result", "Boolean", "判断结果")];

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("then", "是"), new("else", "否")];

    public override void Execute(ActivityExecution x)
    {
        var holds = x.Input<bool>("condition");
        x.SetOutput("result", JsonValues.Of(holds));
        if (x.Node.Child(holds ? "then" : "else") is { } branch)
            x.Stepper.Schedule(x.Frame, branch);
        else
            x.Complete();
    }
}
