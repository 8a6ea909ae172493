using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Runs its activities one after the other (顺序).</summary>
internal sealed class Sequence : ActivityType
{
    /// <summary>Where it remembers the place of the next activity in its list.</summary>
    public const string Next = "next";

    public override string TypeName => "Elsa.Sequence";

    public override string DisplayName => "顺序";

    public override string EnglishName => "Sequence";

    public override string Category => Categories.Flow;

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("activities", "步骤", IsList: true)];

    public override bool IsContainer => true;

    public override void Execute(ActivityExecution x) => Advance(x);

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        if (child.Node.Type.IsTerminal || Break.IsBreaking(x))
            x.Complete();
        else
            Advance(x);
    }

    private static void Advance(ActivityExecution x)
    {
        var next = x.Property<int>(Next);
        if (next >= x.Node.Children.Count)
        {
            x.Complete();
            return;
        }
        x.SetProperty(Next, next + 1);
        x.Stepper.Schedule(x.Frame, x.Node.Children[next].Node);
    }
}
