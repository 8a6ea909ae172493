using System.Text.Json;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Completes the nearest workflow with outcomes (完成流程), through every container in between.
/// </summary>
internal sealed class Complete : ActivityType
{
    public override string TypeName => "Elsa.Complete";

    public override string DisplayName => "完成流程";

    public override string EnglishName => "Complete";

    public override string Category => Categories.Flow;

    public override bool IsTerminal => true;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("outcomes", "Object", "结果") { Description = "流程以哪些结果结束；不填为 Done。" },
    ];

    public override void Execute(ActivityExecution x)
    {
        var given = x.Input("outcomes");
        var outcomes = given.ValueKind is JsonValueKind.Array ? LiteralLists.Of(given)
            : JsonValues.Text(given) is { } outcome ? [outcome]
            : [];
        x.Stepper.CompleteWorkflow(x.Frame, outcomes);
    }
}
