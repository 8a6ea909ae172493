using System.Text.Json;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Runs the workflow that it names (执行子流程).</summary>
internal sealed class ExecuteWorkflow : CallingActivity
{
    public override string TypeName => "Elsa.ExecuteWorkflow";

    public override string DisplayName => "执行子流程";

    public override string EnglishName => "Execute workflow";

    public override string Category => Categories.Workflows;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("workflowDefinitionId", "String", "流程") { Required = true, UIHint = "workflow-definition-picker" },
        new("correlationId", "String", "关联号"),
        new("input", "ObjectDictionary", "输入") { UIHint = "dictionary" },
        new("waitForCompletion", "Boolean", "等待完成") { UIHint = "checkbox" },
    ];

    internal override bool IsChosenByHost => false;

    public override object? Read(ActivityProperties properties)
    {
        if (properties.IsBound("correlationId"))
            properties.Error("unsupported-feature", "correlationId",
                "A child runs inside its caller's instance and shares its correlation id.", "correlationId");
        return null;
    }

    protected override string Chosen(ActivityExecution x) => x.Input<string>("workflowDefinitionId") ?? "";

    protected override Dictionary<string, JsonElement> Given(ActivityExecution x) =>
        JsonValues.To<Dictionary<string, JsonElement>>(x.Input("input")) ?? [];

    protected override bool Waits(ActivityExecution x) => x.Input<bool>("waitForCompletion");

    protected override void Missing(ActivityExecution x, string? definitionId) => x.Fault($"No workflow '{definitionId}' is in force.");
}
