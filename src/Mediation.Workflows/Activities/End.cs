using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Ends the nearest flowchart or sequence and cancels what else runs in it (结束).</summary>
internal sealed class End : ActivityType
{
    public const string Name = "Elsa.End";

    public override string TypeName => Name;

    public override string DisplayName => "结束";

    public override string EnglishName => "End";

    public override string Category => Categories.Flow;

    public override bool IsTerminal => true;

    public override void Execute(ActivityExecution x) => x.Complete();
}
