using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Ends the nearest loop around it, and every container in between (跳出循环).</summary>
internal sealed class Break : ActivityType
{
    public override string TypeName => "Elsa.Break";

    public override string DisplayName => "跳出循环";

    public override string EnglishName => "Break";

    public override string Category => Categories.Flow;

    public override bool IsTerminal => true;

    private const string Mark = "breaking";

    public override void Execute(ActivityExecution x)
    {
        foreach (var around in x.Frame.Outward().Skip(1))
        {
            if (around.Node.Type is Sequence or Looping
                || (around.Node.Type is Flowchart && !x.Stepper.Defects.SignalsSpread))
                around.Properties[Mark] = JsonValues.True;
            if (around.Node.Type is Looping)
                break;
        }
        x.Complete();
    }

    /// <summary>True when a container is to complete because something in it broke out of a loop.</summary>
    public static bool IsBreaking(ActivityExecution x) => x.Property<bool>(Mark);
}
