using System.Text.Json;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Runs its body for each item of a list, one after the other (逐项循环).</summary>
internal sealed class ForEach : Looping
{
    public override string TypeName => "Elsa.ForEach";

    public override string DisplayName => "逐项循环";

    public override string EnglishName => "For each";

    public override string Category => Categories.Branching;

    private const string Next = "next";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("items", "List<Object>", "清单")];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("currentValue", "Object", "当前项")];

    protected override bool NeedsBody => false;

    protected override void Turn(ActivityExecution x)
    {
        var items = x.Input<JsonElement[]>("items") ?? [];
        var next = x.Property<int>(Next);
        if (next >= items.Length)
        {
            x.Complete();
            return;
        }
        x.SetProperty(Next, next + 1);
        x.SetOutput("currentValue", items[next]);
        if (!x.TrySchedule(Body, VariablesOf(items[next], next)))
            x.Complete();
    }

    /// <summary>What the body of one round sees.</summary>
    public static Dictionary<string, JsonElement> VariablesOf(JsonElement item, int index) => new()
    {
        [CurrentValue] = item,
        [CurrentIndex] = JsonValues.Of(index),
    };
}
