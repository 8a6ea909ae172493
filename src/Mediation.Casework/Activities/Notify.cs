using Mediation.Casework.Acts;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>通知: tells a unit, a role or the complainant something, by a named template, after the commit.</summary>
public sealed class Notify : MediationActivity
{
    /// <inheritdoc/>
    public override string TypeName => "Mediation.Notify";

    /// <inheritdoc/>
    public override string DisplayName => "通知";

    /// <inheritdoc/>
    public override string EnglishName => "Notify";

    /// <inheritdoc/>
    public override string Description => "按模板通知单位、角色或投诉人；提交之后才发出。";

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("to", "String", "通知谁") { Required = true, Description = "unit:单位代码、role:角色 或 complainant。" },
        new("template", "String", "文稿模板") { Required = true, UIHint = "dropdown" },
    ];

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x) =>
        x.Host<Proceeding>().Tell(x.Input<string>("to")!, x.Input<string>("template")!);
}
