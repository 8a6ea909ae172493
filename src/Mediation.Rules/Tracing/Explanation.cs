using System.Globalization;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Tracing;

/// <summary>
/// Tells a traced result in full (判定说明), in Chinese: how the rule came out, its ground, the dates it is in force and the
/// day that was asked about, its params, and every part of its condition with what it saw; parts that were never reached,
/// because the outcome was known, are marked 未求值. Children follow, indented.
/// </summary>
public static class Explanation
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    private static readonly Dictionary<string, string> Signs = new()
    {
        ["=="] = "等于",
        ["!="] = "不等于",
        [">"] = "大于",
        [">="] = "不小于",
        ["<"] = "小于",
        ["<="] = "不大于"
    };

    /// <summary>The lines of a result; without a trace only how it came out and on what ground.</summary>
    /// <param name="result">A result, best of an evaluation with <see cref="EvaluationOptions.Trace"/>.</param>
    /// <param name="day">The day whose rules counted; null when all did.</param>
    /// <param name="wording">What facts are called.</param>
    public static IReadOnlyList<string> Of(RuleResult result, DateOnly? day = null, TraceWording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var lines = new List<string>();
        Append(lines, result, day, wording ?? new(), 0);
        return lines;
    }

    private static void Append(List<string> lines, RuleResult result, DateOnly? day, TraceWording wording, int depth)
    {
        var rule = result.Rule;
        Add(lines, depth, $"规则“{rule.Label ?? rule.Name}”：{OutcomeOf(result)}");
        if (rule.Ground is { } ground) Add(lines, depth + 1, $"依据：{ground}");
        if (DatesOf(rule, day) is { } dates) Add(lines, depth + 1, dates);
        foreach (var (name, value) in result.Trace?.Params ?? [])
        {
            Add(lines, depth + 1, $"参数 {name}");
            Append(lines, value, wording, depth + 2);
        }
        if (result.Trace?.Condition is { } condition) Append(lines, condition, wording, depth + 1);
        foreach (var child in result.Children) Append(lines, child, day, wording, depth + 1);
    }

    private static void Append(List<string> lines, TraceNode node, TraceWording wording, int depth)
    {
        if (node.Expression is Literal { Value: not bool }) return;
        var (text, parts) = Told(node, wording);
        Add(lines, depth, $"{text} → {Seen(node, wording)}");
        foreach (var part in parts) Append(lines, part, wording, depth + 1);
    }

    /// <summary>A part in words, and those below it that are told by themselves.</summary>
    private static (string Text, IEnumerable<TraceNode> Parts) Told(TraceNode node, TraceWording wording) =>
        node.Expression switch
        {
            Binary { Operator: "&&" or "&" } => ("同时满足", node.Parts.SelectMany(p => Joined(p, "&&"))),
            Binary { Operator: "||" or "|" } => ("满足任一", node.Parts.SelectMany(p => Joined(p, "||"))),
            Unary { Operator: "!" } => ("不是这样", node.Parts),
            Binary comparison when Signs.TryGetValue(comparison.Operator, out var sign) =>
                ($"{Operand(comparison.Left, wording)} {sign} {Operand(comparison.Right, wording)}{Values(node, wording)}", []),
            In { Values: { } values } within =>
                ($"{Operand(within.Item, wording)} 属于 {string.Join("、", values.Select(v => Operand(v, wording)))}"
                    + Values(node, wording), []),
            Literal { Value: bool always } => (always ? "总是" : "从不", []),
            _ => (Operand(node.Expression, wording), node.Parts)
        };

    // "a and b and c" is a tree of pairs; it is told as one list.
    private static IEnumerable<TraceNode> Joined(TraceNode node, string symbol) =>
        node.Expression is Binary joined && joined.Operator == symbol
            ? node.Parts.SelectMany(p => Joined(p, symbol))
            : [node];

    private static string Operand(Node node, TraceWording wording)
    {
        if (node is Literal literal) return wording.Value(null, literal.Value);
        if (FactUse.Of(node) is not { } use) return node.ToString();
        var asked = use.Arguments.SelectMany(
            a => a.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return wording.LabelOf(use) + (use.Method is null || use.Arguments.Count == 0
            ? ""
            : $"“{string.Join("、", asked.Select(a => wording.Items.GetValueOrDefault(a, a)))}”");
    }

    private static string Values(TraceNode node, TraceWording wording)
    {
        var seen = node.Parts.Where(p => p.Evaluated && p.Expression is not Literal)
            .Select(p => wording.Value(FactUse.Of(p.Expression), p.Value)).ToList();
        return seen.Count == 0 ? "" : $"（实际 {string.Join("、", seen)}）";
    }

    private static string Seen(TraceNode node, TraceWording wording) =>
        node.Evaluated ? wording.Value(FactUse.Of(node.Expression), node.Value) : "未求值";

    private static string OutcomeOf(RuleResult result) => result.Outcome switch
    {
        RuleOutcome.True => "成立" + (result.SuccessEvent is { } outcome ? $"，结论 {outcome}" : ""),
        RuleOutcome.False => "不成立",
        RuleOutcome.NotInForce => "未施行",
        _ => $"无法判定：{result.Failure?.MessageIn(Chinese)}"
    };

    private static string? DatesOf(Rule rule, DateOnly? day)
    {
        var dates = (rule.EffectiveFrom, rule.EffectiveTo) switch
        {
            (null, null) => null,
            ({ } from, null) => $"施行：{from:yyyy-MM-dd} 起",
            (null, { } to) => $"施行：{to:yyyy-MM-dd} 止",
            ({ } from, { } to) => $"施行：{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}"
        };
        return dates is null ? null : dates + (day is { } asked ? $"（适用日期 {asked:yyyy-MM-dd}）" : "");
    }

    private static void Add(List<string> lines, int depth, string text) => lines.Add(new string(' ', depth * 2) + text);
}
