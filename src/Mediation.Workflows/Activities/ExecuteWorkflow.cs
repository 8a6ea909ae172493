using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Runs another workflow inside this instance (执行子流程), in the version in force now. Its result is always an object
/// of <c>workflowInstanceId</c>, <c>status</c>, <c>subStatus</c> and <c>output</c>.
/// </summary>
internal sealed class ExecuteWorkflow : ActivityType
{
    public const string Result = "result";

    public override string TypeName => "Elsa.ExecuteWorkflow";

    public override string DisplayName => "执行子流程";

    public override string EnglishName => "Execute workflow";

    public override string Category => Categories.Workflows;

    public override bool MayWait => true;

    internal override bool IsRecorded => false;

    public override IReadOnlyList<string> PortsAtOnce(ActivityNode node) => Ports(node);

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("workflowDefinitionId", "String", "流程") { Required = true, UIHint = "workflow-definition-picker" },
        new("correlationId", "String", "关联号"),
        new("input", "ObjectDictionary", "输入") { UIHint = "dictionary" },
        new("waitForCompletion", "Boolean", "等待完成") { UIHint = "checkbox" },
    ];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new(Result, "Object", "子流程结果")];

    public override object? Read(ActivityProperties properties)
    {
        if (properties.IsBound("correlationId"))
            properties.Error("unsupported-feature", "correlationId",
                "A child runs inside its caller's instance and shares its correlation id.", "correlationId");
        return null;
    }

    public override void Execute(ActivityExecution x)
    {
        var id = x.Input<string>("workflowDefinitionId") ?? "";
        var called = x.Stepper.Host.StandIn is { } standIn ? standIn.Called(x, id) : x.Stepper.Host.Library.Find(id);
        x.Stepper.Recorder.NoteCall(x, called?.VersionId);
        if (called is not { } definition)
        {
            x.Fault($"No workflow '{id}' is in force.");
            return;
        }
        if (x.Stepper.IsTooDeep)
        {
            x.Fault($"Workflow '{id}' starts itself too deeply.");
            return;
        }
        var run = new Run(definition)
        {
            CallerId = x.Frame.Id,
            ParentId = x.Frame.Root.Id,
            Inputs = Run.Named(JsonValues.To<Dictionary<string, JsonElement>>(x.Input("input")) ?? []),
        };
        var root = x.Stepper.Position.OpenRun(run);
        x.Stepper.PumpInline(root);
        run.CallerWaits = run.End is null && x.Input<bool>("waitForCompletion");
        if (run.CallerWaits)
            return;
        x.SetOutput(Result, ResultOf(x, root, run));
        x.Complete();
    }

    internal static JsonElement ResultOf(ActivityExecution x, Frame root, Run run) =>
        JsonValues.Of(new Dictionary<string, object?>
        {
            ["workflowInstanceId"] = $"{x.InstanceId}/{root.Id}",
            ["status"] = (run.End is null ? WorkflowStatus.Running : WorkflowStatus.Finished).ToString(),
            ["subStatus"] = (run.End ?? WorkflowSubStatus.Suspended).ToString(),
            ["output"] = run.Outputs,
        });
}
