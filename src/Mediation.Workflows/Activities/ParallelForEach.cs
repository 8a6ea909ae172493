using System.Text.Json;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Runs its body for every item of a list at once; completes when all rounds have (逐项并行).</summary>
internal sealed class ParallelForEach : ActivityType
{
    public override string TypeName => "Elsa.ParallelForEach";

    public override string DisplayName => "逐项并行";

    public override string EnglishName => "Parallel for each";

    public override string Category => Categories.Branching;

    private const string Left = "left";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("items", "List<Object>", "清单")];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("currentValue", "Object", "当前项")];

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new("body", "循环体")];

    public override object? Read(ActivityProperties properties)
    {
        if (properties["body"] is not { ValueKind: JsonValueKind.Object })
            properties.Warn("loop-body", "body", $"{TypeName} has no body.", TypeName);
        return null;
    }

    public override void Execute(ActivityExecution x)
    {
        var items = x.Input<JsonElement[]>("items") ?? [];
        x.SetProperty(Left, items.Length);
        foreach (var (index, item) in items.Index())
        {
            x.SetOutput("currentValue", item);
            x.TrySchedule("body", ForEach.VariablesOf(item, index));
        }
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        var left = x.Property<int>(Left) - 1;
        x.SetProperty(Left, left);
        if (left == 0)
            x.Complete();
    }
}
