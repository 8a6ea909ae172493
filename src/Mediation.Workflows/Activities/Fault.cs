using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Fails on purpose (报错).</summary>
internal sealed class Fault : ActivityType
{
    public override string TypeName => "Elsa.Fault";

    public override string DisplayName => "报错";

    public override string EnglishName => "Fault";

    public override string Category => Categories.Diagnostics;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("code", "String", "代码") { Default = JsonValues.Of("0") },
        new("category", "String", "类别") { Default = JsonValues.Of("General") },
        new("faultType", "String", "种类") { Default = JsonValues.Of("System") },
        new("message", "String", "说明"),
    ];

    public override void Execute(ActivityExecution x) =>
        x.Fault(x.Input<string>("message") ?? $"Fault {x.Input<string>("code")}.");
}
