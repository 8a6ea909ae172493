using Mediation.Casework.Categories;
using Mediation.Casework.Facts;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Tracing;

namespace Mediation.Casework.Rulings;

/// <summary>
/// Says in Chinese why a rule held (理由): the conditions that made it so, with the values seen. Words of the complaint appear
/// only where they showed a concept.
/// </summary>
internal sealed class Reasons(FactNames names, CategoryList categories, ValueWord word)
{
    private const int MostNames = 5;

    /// <summary>The reasons of a rule that holds, its children's included; none for one that doesn't.</summary>
    public IEnumerable<string> Of(RuleResult result, FactSheet sheet)
    {
        if (!result.IsTrue) return [];
        var own = result.Trace?.Condition is { } condition ? Holding(condition, true, sheet) : [];
        return own.Concat(result.Children.SelectMany(child => Of(child, sheet)));
    }

    private IEnumerable<string> Holding(TraceNode node, bool wanted, FactSheet sheet)
    {
        if (!node.Evaluated) return [];
        return node.Expression switch
        {
            Unary { Operator: "!" } => Holding(node.Parts[0], !wanted, sheet),
            Binary { Operator: "&&" or "||" or "&" or "|" } =>
                node.Parts.Where(part => part.Evaluated && part.Value as bool? == wanted).SelectMany(part => Holding(part, wanted, sheet)),
            Literal => [],
            Binary { Left: Member { Identifier: "Points" or "Danger" or "DangerPoints" or "Outcome" } member } comparison
                when Alike(member, comparison, wanted, sheet.Complaint.Likeness) is { } alike => alike,
            Binary comparison => [Comparison(comparison, node, wanted)],
            Call { Target: { } target, Method: "Mentions" or "MentionsAny", Arguments: [Literal { Value: string asked }] }
                when FactNames.Path(target) == "complaint" => Mentioned(asked, wanted, sheet.Complaint.Concepts),
            In { Values: { } values } within => [$"{names.Name(within.Item)} {(wanted ? "属于" : "不属于")} {Some(values
                .Select(value => Said(within.Item, value)))}（实际：{Shown(within.Item, node.Parts[0].Value)}）"],
            Call { Target: { } target, Arguments: [Literal { Value: string asked }] } call =>
                [$"{names.Fact(Asked(target, call))}{(wanted ? "：" : "，不含：")}{Some(FactNames.Listed(asked)
                    .Select(one => word(Asked(target, call), one)))}"],
            _ => [$"{names.Name(node.Expression)}：{FactNames.Shown(node.Value)}"],
        };
    }

    private IEnumerable<string> Mentioned(string asked, bool wanted, MentionedConcepts found)
    {
        var concepts = FactNames.Listed(asked);
        if (!wanted) return [$"诉求没有提到“{string.Join("、", concepts.Select(names.Concept))}”"];
        return concepts.Where(found.Has)
            .Select(concept => $"诉求提到“{names.Concept(concept)}”：{string.Join("、", found.Found[concept])}");
    }

    // What the words are like is told by the words themselves; that nothing speaks against a danger needs no telling.
    private IEnumerable<string>? Alike(Member member, Binary comparison, bool wanted, Likeness likeness) => FactNames.Path(member) switch
    {
        "complaint.Likeness.Points" when wanted => [$"说法像“{Category(likeness.Category)}”的说法（{likeness.Points} 分）{Told(likeness.Words)}"],
        "complaint.Likeness.DangerPoints" when wanted => [$"与危险的说法比较（{likeness.DangerPoints} 分）{Told(likeness.DangerWords)}"],
        "complaint.Likeness.Danger" when wanted => [$"说法最像“{Category(likeness.Danger)}”的说法{Told(likeness.DangerWords)}"],
        "ruling.Likeness.Outcome" when wanted == (comparison.Operator == "!=") || likeness.Danger is not null => [],
        _ => null,
    };

    private string Category(string? code) => code is null ? "" : categories.Find(code)?.Name ?? code;

    private static string Told(IReadOnlyList<string> words) => words.Count == 0 ? "" : $"：{string.Join("、", words)}";

    private string Comparison(Binary comparison, TraceNode node, bool wanted)
    {
        var mirrored = comparison.Left is Literal;
        var (fact, value) = mirrored ? (comparison.Right, comparison.Left) : (comparison.Left, comparison.Right);
        var seen = Shown(fact, node.Parts[mirrored ? 1 : 0].Value);
        var condition = mirrored
            ? $"{Said(fact, value)} {FactNames.Sign(comparison.Operator)} {names.Name(fact)}"
            : $"{names.Name(fact)} {FactNames.Sign(comparison.Operator)} {Said(fact, value)}";
        return $"{condition}（实际：{seen}）{(wanted ? "" : "，不成立")}";
    }

    // Nobody reads forty names to learn why.
    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join("、", all.Take(MostNames)) + (all.Count > MostNames ? $"等 {all.Count} 项" : "");
    }

    private static string Asked(Node target, Call call) => $"{FactNames.Path(target)}.{call.Method}";

    private string Said(Node fact, Node value) => value is Literal { Value: string text } ? word(FactNames.Path(fact), text) : names.Name(value);

    private string Shown(Node fact, object? value) => value switch
    {
        string text => word(FactNames.Path(fact), text),
        IEnumerable<string> texts => string.Join("、", texts.Select(text => word(FactNames.Path(fact), text))),
        _ => FactNames.Shown(value),
    };
}
