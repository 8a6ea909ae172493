using Mediation.Casework.Acts;
using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 办理环节: a unit or role is asked to do something; each of its acts is an outcome. The step waits for one of them, or,
/// when the port <c>overdue</c> is connected, for its clock.
/// </summary>
public sealed class Step : MediationActivity
{
    /// <summary>The outcome taken when the step's clock runs out; only if something is connected to it.</summary>
    public const string Overdue = "overdue";

    /// <inheritdoc/>
    public override string TypeName => "Mediation.Step";

    /// <inheritdoc/>
    public override string DisplayName => "办理环节";

    /// <inheritdoc/>
    public override string EnglishName => "Step";

    /// <inheritdoc/>
    public override string Description => "请一个单位或角色办一件事；可办的动作就是出口。";

    /// <inheritdoc/>
    public override bool MayWait => true;

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("title", "String", "要办什么") { Required = true },
        new("unit", "String", "由谁办") { Required = true, UIHint = "dropdown", Description = "单位代码，或 @lead（主办）、@desk（受理台）。" },
        new("role", "String", "可办角色") { UIHint = "dropdown", Choices = [new("Supervisor", "督办员")] },
        StageInput,
        new("acts", "List<String>", "可办动作") { Required = true, UIHint = "dynamic-outcomes" },
        new("deadline", "String", "时限种类") { UIHint = "dropdown", Description = "进入环节时由时限规则起算；离开即完成。" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [.. node.LiteralTexts("acts"), Overdue];

    /// <inheritdoc/>
    public override bool NeedsLine(string port) => port == Overdue;

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) => port == Overdue ? "逾期" : port;

    /// <inheritdoc/>
    public override object? Read(ActivityProperties properties)
    {
        if (properties.LiteralText("role") is { Length: > 0 } role && !Enum.TryParse<Role>(role, out _))
            properties.Error("role-unknown", "role", $"'{role}' is no role.", role);
        StepChecks.Stage(properties);
        return null;
    }

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        if (Stage(x) is { } stage)
            proceeding.Enter(stage);
        var bookmark = x.CreateBookmark(TypeName, new { step = x.Node.Id });
        var item = new WorkItem(proceeding.Briefing.NextId(), UnitMeant(x, proceeding), x.Input<string>("title")!,
            proceeding.File.Stage, Guid.Parse(x.InstanceId), bookmark.Id, x.Input<List<string>>("acts")!, proceeding.Now)
        {
            Step = StepOf(x),
            Role = Enum.TryParse<Role>(x.Input<string>("role"), out var role) ? role : null,
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
        if (left.Act != Overdue)
            proceeding.Meet(d => d.WorkItem == left.Item);
        proceeding.CloseItem(left.Item, left.Act);
        x.Complete(left.Act);
    }

    /// <inheritdoc/>
    public override void Cancelled(ActivityExecution x) =>
        x.Host<Proceeding>().CloseItem(x.Property<Guid>("item"), "cancelled");
}
