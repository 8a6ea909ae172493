using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Marks where a flowchart starts (开始).</summary>
internal sealed class Start : ActivityType
{
    public override string TypeName => "Elsa.Start";

    public override string DisplayName => "开始";

    public override string EnglishName => "Start";

    public override string Category => Categories.Flow;

    public override void Execute(ActivityExecution x) => x.Complete();
}
