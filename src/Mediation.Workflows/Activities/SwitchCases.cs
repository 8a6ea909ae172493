using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>The cases of a switch, each with its condition (分支条件).</summary>
internal static class SwitchCases
{
    private static readonly DataType Condition = new("Boolean", DataKind.Boolean, IsCollection: false);

    public static InputDescriptor Mode { get; } = new("mode", "String", "方式")
    {
        UIHint = "dropdown",
        Default = JsonValues.Of("MatchFirst"),
        Choices = [new("MatchFirst", "首个符合"), new("MatchAny", "全部符合")],
    };

    public static IReadOnlyList<SwitchCase> Read(ActivityProperties properties)
    {
        var cases = new List<SwitchCase>();
        if (properties.LiteralText("mode") is { } mode and not ("MatchFirst" or "MatchAny"))
            properties.Error("input-value", "mode", $"'{mode}' is no mode of a switch.", mode);
        if (properties["cases"] is not { ValueKind: JsonValueKind.Array } list)
            return cases;
        foreach (var (index, item) in list.EnumerateArray().Index())
        {
            var path = $"cases[{index}]";
            if (JsonMembers.Find(item, "condition") is not { } condition)
                properties.Error("input-shape", path, "A case needs a condition.");
            else if (properties.Expression(condition, $"{path}.condition") is { } expression)
                cases.Add(new(index, JsonMembers.Text(item, "label") ?? "", expression));
        }
        return cases;
    }

    /// <summary>
    /// The cases that hold, or only the first of them. Every condition is evaluated, as in the original.
    /// </summary>
    public static IReadOnlyList<SwitchCase> Matching(ActivityExecution x)
    {
        var cases = (IReadOnlyList<SwitchCase>)x.Node.Settings!;
        if (x.Stepper.Host.StandIn?.Matching(x, cases) is { } chosen)
            return chosen;
        var matches = cases
            .Where(c => JsonValues.To<bool>(x.Scope.Evaluate(c.Condition, Condition)))
            .ToList();
        return x.Input<string>("mode") is "MatchAny" ? matches : [.. matches.Take(1)];
    }
}

/// <summary>One case of a switch: its place in the list, its label, its condition.</summary>
internal sealed record SwitchCase(int Index, string Label, Expression Condition);
