using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Runs embedded branches and waits for all, or for any of them (分叉).</summary>
internal sealed class Fork : ActivityType
{
    public override string TypeName => "Elsa.Fork";

    public override string DisplayName => "分叉";

    public override string EnglishName => "Fork (embedded)";

    public override string Category => Categories.Branching;

    public override bool IsBrowsable => false;

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("branches", "分支", IsList: true)];

    public override object? Read(ActivityProperties properties)
    {
        var mode = properties["joinMode"] is { } written ? JsonValues.Text(written) : null;
        if (mode is not (null or "WaitAll" or "WaitAny"))
            properties.Error("input-value", "joinMode", $"'{mode}' is no join mode.", mode);
        return mode is "WaitAny";
    }

    public override void Execute(ActivityExecution x)
    {
        foreach (var branch in x.Node.Children)
            x.Stepper.Schedule(x.Frame, branch.Node);
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        if (x.Node.Settings is true || x.Frame.Children.Count == 0)
            x.Complete();
    }
}
