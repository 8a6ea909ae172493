using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Ties the instance to a matter outside (设置关联号). Bookmarks that wait already keep what they wait for.
/// </summary>
internal sealed class Correlate : ActivityType
{
    public override string TypeName => "Elsa.Correlate";

    public override string DisplayName => "设置关联号";

    public override string EnglishName => "Correlate";

    public override string Category => Categories.Data;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("correlationId", "String", "关联号")];

    public override void Execute(ActivityExecution x)
    {
        x.CorrelationId = x.Input<string>("correlationId");
        x.Complete();
    }
}
