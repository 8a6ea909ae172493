using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Runs one embedded activity (步骤块).</summary>
internal sealed class FlowNode : ActivityType
{
    public override string TypeName => "Elsa.FlowNode";

    public override string DisplayName => "步骤块";

    public override string EnglishName => "Flow node";

    public override string Category => Categories.Flow;

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("body", "内容")];

    public override void Execute(ActivityExecution x)
    {
        if (!x.TrySchedule("body"))
            x.Complete();
    }
}
