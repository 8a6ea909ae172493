using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Has the host start another instance (派发流程), and waits for its end if asked to.</summary>
internal sealed class DispatchWorkflow : ActivityType
{
    public override string TypeName => "Elsa.DispatchWorkflow";

    public override string DisplayName => "派发流程";

    public override string EnglishName => "Dispatch workflow";

    public override string Category => Categories.Workflows;

    public override bool MayWait => true;

    public override IReadOnlyList<string> PortsAtOnce(ActivityNode node) => Ports(node);

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("workflowDefinitionId", "String", "流程") { Required = true, UIHint = "workflow-definition-picker" },
        new("correlationId", "String", "关联号"),
        new("input", "ObjectDictionary", "输入") { UIHint = "dictionary" },
        new("waitForCompletion", "Boolean", "等待完成") { UIHint = "checkbox" },
        new("startNewTrace", "Boolean", "另立轨迹") { UIHint = "checkbox" },
        new("channelName", "String", "队列"),
    ];

    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new("result", "Object", "子流程输出")];

    public override void Execute(ActivityExecution x)
    {
        var child = $"{x.InstanceId}/{x.ActivityInstanceId}";
        var inputs = JsonValues.To<Dictionary<string, JsonElement>>(x.Input("input")) ?? [];
        inputs["ParentInstanceId"] = JsonValues.Of(x.InstanceId);
        var bookmark = x.Input<bool>("waitForCompletion")
            ? x.CreateBookmark(TypeName, new Dictionary<string, string> { ["childInstanceId"] = child })
            : null;
        x.Emit(new WorkflowDispatched(
            child, x.Input<string>("workflowDefinitionId") ?? "", x.Input<string>("correlationId"), inputs,
            x.Input<string>("channelName"), bookmark?.Id));
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        x.SetOutput("result", JsonValues.To<ChildEnded>(payload)?.Output);
        x.Complete();
    }
}
