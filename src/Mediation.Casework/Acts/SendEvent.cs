using Mediation.Casework.Cases;
using Mediation.Casework.Waits;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 送达事件: something happened outside that a workflow of the case waits for, or will. Whoever may act in the case tells it, most often
/// another system with a token of its own. What no workflow of the case could wait for is refused; what comes early is kept.
/// </summary>
public sealed class SendEvent() : ActKind("send-event")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        if (AwaitedEvents.Of(file, briefing).Count == 0)
            return new Refusal("event.not-awaited", null, file.Number);
        return Bars.Telling(file, briefing);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("event", FieldType.Choice) { Options = [.. AwaitedEvents.Of(file, briefing).Select(name => new ActOption(name, name))] },
        new("content", FieldType.Text, Required: false) { Limit = 4000 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.Receive(input.Need("event"), input.Json("content"), byWorkflow: false);
}
