using System.Text.Json;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Counts from a start to an end, and runs its body each time (计数循环).</summary>
internal sealed class For : Looping
{
    public override string TypeName => "Elsa.For";

    public override string DisplayName => "计数循环";

    public override string EnglishName => "For";

    public override string Category => Categories.Branching;

    private const string Step = "step";

    private const string Current = "current";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("start", "Int32", "起") { Default = JsonValues.Of(0) },
        new("end", "Int32", "止") { Default = JsonValues.Of(0) },
        new(Step, "Int32", "步长") { Default = JsonValues.Of(1), Description = "可以为负，不可为零。" },
        new("outerBoundInclusive", "Boolean", "含止") { Default = JsonValues.True, UIHint = "checkbox" },
    ];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("currentValue", "Object", "当前值")];

    protected override void Turn(ActivityExecution x)
    {
        if (x.Node.Child(Body) is null)
        {
            x.StaysOpen = true;
            return;
        }
        var step = x.Input<long>(Step);
        var current = x.Property<long?>(Current) + step ?? x.Input<long>("start");
        if (!Reaches(current, x.Input<long>("end"), step >= 0, x.Input<bool>("outerBoundInclusive")))
        {
            x.Complete();
            return;
        }
        x.SetProperty(Current, current);
        x.TrySchedule(Body, new Dictionary<string, JsonElement> { [CurrentValue] = JsonValues.Of(current) });
        x.SetOutput("currentValue", current);
    }

    private static bool Reaches(long current, long end, bool upwards, bool inclusive) =>
        (current == end && inclusive) || (upwards ? current < end : current > end);
}
