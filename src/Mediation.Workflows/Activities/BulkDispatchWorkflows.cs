using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Has the host start one instance for each item of a list (批量派发流程), and waits for all of them unless told not to.
/// </summary>
internal sealed class BulkDispatchWorkflows : ActivityType
{
    public override string TypeName => "Elsa.BulkDispatchWorkflows";

    public override string DisplayName => "批量派发流程";

    public override string EnglishName => "Bulk dispatch workflows";

    public override string Category => Categories.Workflows;

    public override bool MayWait => true;

    public override IReadOnlyList<string> PortsAtOnce(ActivityNode node) => Ports(node);

    private const string Left = "left";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("workflowDefinitionId", "String", "流程") { Required = true, UIHint = "workflow-definition-picker" },
        new("items", "List<Object>", "清单"),
        new("defaultItemInputKey", "String", "每项的输入名") { Default = JsonValues.Of("Item") },
        new("correlationIdFunction", "String", "关联号") { Lazy = true },
        new("input", "ObjectDictionary", "共同输入") { UIHint = "dictionary" },
        new("waitForCompletion", "Boolean", "等待完成") { Default = JsonValues.True, UIHint = "checkbox" },
        new("startNewTrace", "Boolean", "另立轨迹") { UIHint = "checkbox" },
        new("channelName", "String", "队列"),
    ];

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } =
        [new("childCompleted", "每个完成时"), new("childFaulted", "每个出错时")];

    public override IReadOnlyList<string> Ports(ActivityNode node) => ["Completed", Done];

    public override void Execute(ActivityExecution x)
    {
        var items = x.Input<JsonElement[]>("items") ?? [];
        var waits = x.Input<bool>("waitForCompletion");
        var bookmark = waits && items.Length > 0
            ? x.CreateBookmark(TypeName, new Dictionary<string, string> { ["parentInstanceId"] = x.InstanceId })
            : null;
        foreach (var (index, item) in items.Index())
            Dispatch(x, index, item, bookmark?.Id);
        x.SetProperty(Left, items.Length);
        if (!waits)
            x.Complete();
        else if (items.Length == 0)
            x.Complete("Completed", Done);
    }

    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        x.SetProperty(Left, x.Property<int>(Left) - 1);
        if (x.Property<int>(Left) > 0)
            x.KeepBookmark();
        if (!x.TrySchedule(JsonValues.To<ChildEnded>(payload) is { Faulted: true } ? "childFaulted" : "childCompleted"))
            CompleteWhenDone(x);
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child) => CompleteWhenDone(x);

    private static void CompleteWhenDone(ActivityExecution x)
    {
        if (x.Property<int>(Left) <= 0 && x.Frame.Children.Count == 0)
            x.Complete("Completed", Done);
    }

    private static void Dispatch(ActivityExecution x, int index, JsonElement item, string? bookmark)
    {
        var inputs = JsonValues.To<Dictionary<string, JsonElement>>(x.Input("input")) ?? [];
        inputs["ParentInstanceId"] = JsonValues.Of(x.InstanceId);
        if (item.ValueKind is JsonValueKind.Object)
            foreach (var member in item.EnumerateObject())
                inputs[member.Name] = member.Value;
        else
            inputs[x.Input<string>("defaultItemInputKey") ?? "Item"] = item;
        x.Frame.Variables["Item"] = item;
        x.Emit(new WorkflowDispatched(
            $"{x.InstanceId}/{x.ActivityInstanceId}/{index}", x.Input<string>("workflowDefinitionId") ?? "",
            x.Input<string>("correlationIdFunction"), inputs, x.Input<string>("channelName"), bookmark));
    }
}
