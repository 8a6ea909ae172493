using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Chooses among several lines of a flowchart, each with its condition (多路判断).</summary>
internal sealed class FlowSwitch : ActivityType
{
    private const string Default = "Default";

    private static readonly DataType Condition = new("Boolean", DataKind.Boolean, IsCollection: false);

    public override string TypeName => "Elsa.FlowSwitch";

    public override string DisplayName => "多路判断";

    public override string EnglishName => "Switch (flow)";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("mode", "String", "方式")
        {
            UIHint = "dropdown",
            Default = JsonValues.Of(nameof(SwitchMode.MatchFirst)),
            Choices = [new(nameof(SwitchMode.MatchFirst), "首个符合"), new(nameof(SwitchMode.MatchAny), "全部符合")],
        },
    ];

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        [.. ((IReadOnlyList<SwitchCase>)node.Settings!).Select(c => c.Label), Default];

    public override string PortDisplayName(ActivityNode node, string port) => port is Default ? "其他" : port;

    public override object? Read(ActivityProperties properties)
    {
        var cases = new List<SwitchCase>();
        if (properties["cases"] is not { ValueKind: JsonValueKind.Array } list)
            return cases;
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var path = $"cases[{index}]";
            if (JsonMembers.Find(item, "condition") is not { } condition)
                properties.Error("input-shape", path, "A case needs a condition.");
            else if (properties.Expression(condition, $"{properties.Path}.{path}.condition") is { } expression)
                cases.Add(new(JsonMembers.Text(item, "label") ?? "", expression));
        }
        return cases;
    }

    public override void Execute(ActivityExecution x)
    {
        var matches = new List<string>();
        foreach (var option in (IReadOnlyList<SwitchCase>)x.Node.Settings!)
            if (Holds(x, option))
                matches.Add(option.Label);
        if (matches.Count > 1 && x.Input<SwitchMode>("mode") is SwitchMode.MatchFirst)
            matches.RemoveRange(1, matches.Count - 1);
        x.Complete(matches.Count == 0 ? [Default] : matches);
    }

    private static bool Holds(ActivityExecution x, SwitchCase option) =>
        Conversion.TryConvert(option.Condition.Evaluate(x.Frame, Condition), Condition, out var value)
            ? JsonValues.To<bool>(value)
            : throw new ActivityFaultException($"The condition of case '{option.Label}' of {x.Node} is no Boolean.");

    private enum SwitchMode
    {
        MatchFirst,
        MatchAny,
    }

    private sealed record SwitchCase(string Label, Expression Condition);
}
