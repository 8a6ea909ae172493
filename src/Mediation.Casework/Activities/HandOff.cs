using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 移送: hands the matter to another authority (110, 119, 120, a utility, a court, the petition office) and waits until
/// the window has recorded who took it. The telephone call itself is the clerk's; the item tells whom to call.
/// </summary>
public sealed class HandOff : MediationActivity
{
    /// <summary>The act that records the receipt.</summary>
    public const string ReceiptAct = "receipt";

    /// <inheritdoc/>
    public override string TypeName => "Mediation.HandOff";

    /// <inheritdoc/>
    public override string DisplayName => "移送";

    /// <inheritdoc/>
    public override string EnglishName => "Hand-off";

    /// <inheritdoc/>
    public override string Description => "移送其他机关或应急力量，等受理台登记对方接收情况。";

    /// <inheritdoc/>
    public override bool MayWait => true;

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("title", "String", "要办什么") { Required = true },
        StageInput,
        new("deadline", "String", "时限种类") { UIHint = "dropdown" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [ReceiptAct];

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) => "对方已接收";

    /// <inheritdoc/>
    public override object? Read(ActivityProperties properties)
    {
        StepChecks.Stage(properties);
        return null;
    }

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        if (Stage(x) is { } stage)
            proceeding.Enter(stage);
        var bookmark = x.CreateBookmark(TypeName, new { step = x.ActivityId });
        var item = new WorkItem(proceeding.Briefing.NextId(), "DESK", x.Input<string>("title")!, proceeding.File.Stage,
            Guid.Parse(x.InstanceId), bookmark.Id, [ReceiptAct], proceeding.Now)
        {
            Step = StepOf(x),
        };
        x.SetProperty("item", item.Id);
        proceeding.Open(item);
        if (x.Input<string>("deadline") is { Length: > 0 } kind)
            proceeding.StartClock(kind, item.Unit, item.Id);
    }

    /// <inheritdoc/>
    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        var left = Left(payload);
        var proceeding = x.Host<Proceeding>();
        proceeding.Meet(d => d.WorkItem == left.Item);
        proceeding.CloseItem(left.Item, left.Act);
        x.Complete(ReceiptAct);
    }

    /// <inheritdoc/>
    public override void Cancelled(ActivityExecution x) =>
        x.Host<Proceeding>().CloseItem(x.Property<Guid>("item"), "cancelled");
}
