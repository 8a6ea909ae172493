using System.Text.Json;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>Puts rules into words (规则措辞), in the words in which <see cref="Reasons"/> says why one held.</summary>
internal sealed class RuleWording(FactNames names, ValueWord word)
{
    /// <summary>The rule in words; an expression that can't be parsed stands as it is written.</summary>
    public RuleReading Of(Rule rule) => new(ConditionOf(rule), Outputs(rule));

    private Condition ConditionOf(Rule rule)
    {
        if (rule is { Operator: { } together, Rules.Count: > 0 })
            return Together(together.StartsWith("And", StringComparison.OrdinalIgnoreCase), rule.Rules.Select(ConditionOf));
        var expression = rule.Expression ?? "";
        return RuleExpression.Parse(expression, out _) is { } parsed
            ? Say(parsed.Root, true)
            : new Condition(ConditionKind.One, expression);
    }

    private Condition Say(Node node, bool wanted) => node switch
    {
        Unary { Operator: "!" } not => Say(not.Operand, !wanted),
        Binary { Operator: "&&" or "&" } both => Together(wanted, [Say(both.Left, wanted), Say(both.Right, wanted)]),
        Binary { Operator: "||" or "|" } either => Together(!wanted, [Say(either.Left, wanted), Say(either.Right, wanted)]),
        Literal { Value: bool always } => One(always == wanted ? "总是" : "从不"),
        Binary comparison => One(Comparison(comparison, wanted)),
        In { Values: { } values } within => One(
            $"{names.Name(within.Item)} {(wanted ? "属于" : "不属于")} {string.Join("、", values.Select(v => Value(FactNames.Path(within.Item), v)))}"),
        Call { Target: { } target, Method: "Mentions" or "MentionsAny", Arguments: [Literal { Value: string asked }] }
            when FactNames.Path(target) == "complaint" => One(Mentioned(FactNames.Listed(asked), wanted)),
        Call { Target: { } target, Arguments: [Literal { Value: string asked }] } call => One(
            $"{names.Fact($"{FactNames.Path(target)}.{call.Method}")}{(wanted ? "：" : "，不含：")}{string.Join("、", FactNames.Listed(asked)
                .Select(one => word($"{FactNames.Path(target)}.{call.Method}", one)))}"),
        _ => One($"{names.Name(node)}：{FactNames.Shown(wanted)}"),
    };

    private string Mentioned(IReadOnlyList<string> concepts, bool wanted)
    {
        var said = string.Join("、", concepts.Select(concept => $"“{names.Concept(concept)}”"));
        return !wanted ? $"诉求没有提到{said}" : concepts.Count == 1 ? $"诉求提到{said}" : $"诉求提到任一：{said}";
    }

    private string Comparison(Binary comparison, bool wanted)
    {
        var (left, right) = comparison.Left is Literal ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        var symbol = comparison.Left is Literal ? Mirrored(comparison.Operator) : comparison.Operator;
        symbol = wanted ? symbol : Opposite(symbol);
        return right is Literal { Value: bool yes } && symbol is ("==" or "!=")
            ? $"{names.Name(left)}：{(symbol == "==" ? "" : "不是")}{FactNames.Shown(yes)}"
            : $"{names.Name(left)} {FactNames.Sign(symbol)} {Value(FactNames.Path(left), right)}";
    }

    private string Value(string name, Node node) =>
        node is Literal { Value: string text } ? word(name, text) : names.Name(node);

    private List<OutputReading> Outputs(Rule rule)
    {
        if (rule.OnSuccess?.Context.TryGetValue("Expression", out var written) is not true
            || written.ValueKind != JsonValueKind.String
            || RuleExpression.Parse(written.GetString()!, out _)?.Root is not New made)
            return [];
        return [.. made.Names.Zip(made.Values, (name, value) => new OutputReading(name, Said(name, value))).Where(output => output.Texts.Count > 0)];
    }

    private IReadOnlyList<string> Said(string name, Node value) => value switch
    {
        Literal { Value: "" } => [],
        NewArray array => [.. array.Items.SelectMany(item => Said(name, item))],
        Literal { Value: string text } => [word(name, text)],
        Call { Target: { } target, Method: "Spare", Arguments: [Literal { Value: string first }, Literal { Value: string second }] }
            when FactNames.Path(target) == "parties" => [$"{word(name, first)}（被投诉时改由{word(name, second)}）"],
        Binary sum => [$"{string.Concat(Said(name, sum.Left))} {sum.Operator} {string.Concat(Said(name, sum.Right))}"],
        _ => [names.Name(value)],
    };

    private static Condition One(string text) => new(ConditionKind.One, text);

    private static Condition Together(bool all, IEnumerable<Condition> parts)
    {
        var kind = all ? ConditionKind.All : ConditionKind.Any;
        return new(kind, "", [.. parts.SelectMany(part => part.Kind == kind ? part.Parts : [part])]);
    }

    private static string Opposite(string symbol) => symbol switch
    {
        "==" => "!=",
        "!=" => "==",
        ">" => "<=",
        ">=" => "<",
        "<" => ">=",
        "<=" => ">",
        _ => symbol,
    };

    private static string Mirrored(string symbol) => symbol switch
    {
        ">" => "<",
        ">=" => "<=",
        "<" => ">",
        "<=" => ">=",
        _ => symbol,
    };
}
