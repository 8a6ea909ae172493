using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Runs its activities side by side; completes when all of them have (并行).</summary>
internal sealed class Parallel : ActivityType
{
    public override string TypeName => "Elsa.Parallel";

    public override string DisplayName => "并行";

    public override string EnglishName => "Parallel";

    public override string Category => Categories.Flow;

    public override bool IsContainer => true;

    private const string Left = "left";

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("activities", "步骤", IsList: true)];

    public override void Execute(ActivityExecution x)
    {
        x.SetProperty(Left, x.Node.Children.Count);
        foreach (var child in x.Node.Children)
            x.Stepper.Schedule(x.Frame, child.Node);
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        var left = x.Property<int>(Left) - 1;
        x.SetProperty(Left, left);
        if (left == 0)
            x.Complete();
    }
}
