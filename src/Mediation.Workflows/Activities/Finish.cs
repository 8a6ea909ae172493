using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Ends the whole workflow at once, wherever it is nested (全部结束). Steps that wait are cancelled.</summary>
internal sealed class Finish : ActivityType
{
    public override string TypeName => "Elsa.Finish";

    public override string DisplayName => "全部结束";

    public override string EnglishName => "Finish";

    public override string Category => Categories.Flow;

    public override bool IsTerminal => true;

    public override void Execute(ActivityExecution x)
    {
        x.Frame.Run.Whole.Finishing = true;
        x.Complete();
    }
}
