using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Chooses among several lines of a flowchart, each with its condition (多路判断).</summary>
internal sealed class FlowSwitch : ActivityType
{
    public override string TypeName => "Elsa.FlowSwitch";

    public override string DisplayName => "多路判断";

    public override string EnglishName => "Switch (flow)";

    public override string Category => Categories.Branching;

    private const string Default = "Default";

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [SwitchCases.Mode];

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        [.. ((IReadOnlyList<SwitchCase>)node.Settings!).Select(c => c.Label), Default];

    public override string PortDisplayName(ActivityNode node, string port) => port is Default ? "其他" : port;

    public override object? Read(ActivityProperties properties) => SwitchCases.Read(properties);

    public override void Execute(ActivityExecution x)
    {
        var matches = SwitchCases.Matching(x);
        x.Complete(matches.Count == 0 ? [Default] : [.. matches.Select(m => m.Label)]);
    }
}
