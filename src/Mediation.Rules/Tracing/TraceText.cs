using System.Globalization;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Tracing;

/// <summary>Renders traces as short Chinese lines (判定理由): only the parts that decided, with the values seen.</summary>
public sealed class TraceText
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    private static readonly Dictionary<string, (string Yes, string No)> Comparisons = new()
    {
        ["=="] = ("等于", "不等于"),
        ["!="] = ("不等于", "等于"),
        [">"] = ("大于", "不大于"),
        [">="] = ("不小于", "小于"),
        ["<"] = ("小于", "不小于"),
        ["<="] = ("不大于", "大于")
    };

    private readonly TraceWording wording;

    private readonly IReadOnlyList<KeyValuePair<string, TraceNode>> parameters;

    private TraceText(TraceWording wording, IReadOnlyList<KeyValuePair<string, TraceNode>> parameters)
    {
        this.wording = wording;
        this.parameters = parameters;
    }

    /// <summary>
    /// Why a rule came out as it did: one line for each deciding part, such as <c>因为 人数 7 大于 5</c>. Empty without a
    /// trace.
    /// </summary>
    public static IReadOnlyList<string> Because(RuleResult result, TraceWording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        wording ??= new();
        if (result.Failure is { } failure) return [$"无法判定：{failure.MessageIn(Chinese)}"];
        if (result.Outcome == RuleOutcome.NotInForce) return ["未施行"];
        if (result.Children.Count > 0)
            return
            [
                .. result.Children.Where(c => c.IsTrue == result.IsTrue).SelectMany(c => Because(c, wording)).Distinct()
            ];
        if (result.Trace?.Condition is not { } condition) return [];

        var text = new TraceText(wording, result.Trace.Params);
        return [.. text.Reasons(condition).Select(r => "因为 " + r).Distinct()];
    }

    /// <summary>
    /// Everything seen, one line for each part, indented; what was short-circuited is marked 未求值 (完整痕迹).
    /// </summary>
    public static IReadOnlyList<string> Full(TraceNode trace, TraceWording? wording = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var lines = new List<string>();
        Append(lines, trace, wording ?? new(), 0);
        return lines;
    }

    private static void Append(List<string> lines, TraceNode node, TraceWording wording, int depth)
    {
        if (node.Expression is Literal) return;
        var seen = node.Evaluated ? wording.Value(FactUse.Of(node.Expression), node.Value) : "未求值";
        lines.Add($"{new string(' ', depth * 2)}{node.Text} → {seen}");
        foreach (var part in node.Parts) Append(lines, part, wording, depth + 1);
    }

    private IEnumerable<string> Reasons(TraceNode node)
    {
        if (!node.Evaluated) return [];
        var held = node.Value is true;
        switch (node.Expression)
        {
            case Binary { Operator: "&&" or "&" }:
                return held ? node.Parts.SelectMany(Reasons) : Deciding(node, false);
            case Binary { Operator: "||" or "|" }:
                return held ? Deciding(node, true) : node.Parts.SelectMany(Reasons);
            case Unary { Operator: "!" }:
                return Reasons(node.Parts[0]);
            case Conditional or Call { Target: null, Method: "iif" }:
                return node.Parts.SelectMany(Reasons);
            case Name name when ParameterOf(name) is { Value: bool } parameter:
                return Reasons(parameter);
            case Binary comparison when Comparisons.ContainsKey(comparison.Operator):
                return [Comparison(node, comparison.Operator, held)];
            case In:
                var values = string.Join("、", node.Parts.Skip(1).Select(Said));
                return [$"{Said(node.Parts[0])} {(held ? "属于" : "不属于")} {values}"];
            case Literal literal:
                return literal.Value is bool ? [held ? "总是成立" : "从不成立"] : [];
            default:
                return [Fact(node, held)];
        }
    }

    private TraceNode? ParameterOf(Name name) =>
        parameters.FirstOrDefault(p => p.Key == name.Identifier).Value;

    private IEnumerable<string> Deciding(TraceNode node, bool value) =>
        node.Parts.Where(p => p.Evaluated && p.Value is bool seen && seen == value).SelectMany(Reasons);

    private string Comparison(TraceNode node, string symbol, bool held)
    {
        var (left, right) = (node.Parts[0], node.Parts[1]);
        var (yes, no) = Comparisons[symbol];
        if (right.Expression is Literal { Value: null } && FactUse.Of(left.Expression) is { } use)
            return $"{wording.LabelOf(use)} {(held == (symbol == "==") ? "不详" : "已知")}";
        if (right.Expression is Literal { Value: bool } && left.Value is bool truth) return Fact(left, truth);
        if (held && symbol == "==" && right.Expression is Literal && FactUse.Of(left.Expression) is { } fact)
            return $"{wording.LabelOf(fact)} 是 {wording.Value(fact, left.Value)}";
        return $"{Said(left)} {(held ? yes : no)} {Said(right)}";
    }

    /// <summary>A fact that is true or false by itself.</summary>
    private string Fact(TraceNode node, bool held)
    {
        if (FactUse.Of(node.Expression) is not { } use) return $"{node.Text}{(held ? "" : " 不成立")}";
        if (wording.Describe?.Invoke(use, node.Value) is { } own) return own;

        var label = wording.LabelOf(use);
        if (use.Method is null) return held ? label : $"不是 {label}";
        var arguments = string.Join("、", use.Arguments.Select(a => $"“{a}”"));
        return held ? $"{label}{arguments}" : $"没有 {label}{arguments}";
    }

    /// <summary>A fact with its label and the value seen; a literal as its value.</summary>
    private string Said(TraceNode node) => FactUse.Of(node.Expression) is { } use
        ? $"{wording.LabelOf(use)} {wording.Value(use, node.Value)}"
        : node.Evaluated ? wording.Value(null, node.Value) : node.Text;
}
