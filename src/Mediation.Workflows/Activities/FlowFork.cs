using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Follows several lines of a flowchart at once (并行分支).</summary>
internal sealed class FlowFork : ActivityType
{
    public override string TypeName => "Elsa.FlowFork";

    public override string DisplayName => "并行分支";

    public override string EnglishName => "Fork";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("branches", "List<String>", "分支") { UIHint = "dynamic-outcomes" }];

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        node.LiteralTexts("branches") is { Count: > 0 } branches ? branches : [Done];

    internal override bool NamesPorts(ActivityNode node) => node.IsLiteral("branches");

    public override void Execute(ActivityExecution x) => x.Complete(x.Input<string[]>("branches") ?? []);
}
