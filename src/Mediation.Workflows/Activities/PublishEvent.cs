using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Publishes a named event, to this instance or to all (发布事件). The host delivers it after the burst is committed.
/// </summary>
internal sealed class PublishEvent : ActivityType
{
    public override string TypeName => "Elsa.PublishEvent";

    public override string DisplayName => "发布事件";

    public override string EnglishName => "Publish event";

    public override string Category => Categories.Waiting;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("eventName", "String", "事件名") { Required = true },
        new("correlationId", "String", "关联号"),
        new("isLocalEvent", "Boolean", "仅本实例") { UIHint = "checkbox" },
        new("payload", "Object", "事件内容"),
    ];

    public override void Execute(ActivityExecution x)
    {
        x.Emit(new EventPublished(
            x.Input<string>("eventName") ?? "", x.Input<string>("correlationId"), x.Input<bool>("isLocalEvent"),
            x.Input("payload")));
        x.Complete();
    }
}
