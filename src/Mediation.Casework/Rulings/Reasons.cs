using System.Globalization;
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
internal sealed class Reasons(Vocabulary vocabulary, FactSchema facts, CategoryList categories)
{
    private readonly Dictionary<string, string> labels =
        vocabulary.Concepts.GroupBy(concept => concept.Name).ToDictionary(same => same.Key, same => same.First().Label);

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
                when Path(target) == "complaint" => Mentioned(asked, wanted, sheet.Complaint.Concepts),
            _ => [$"{Name(node.Expression)}：{Shown(node.Value)}"],
        };
    }

    private IEnumerable<string> Mentioned(string asked, bool wanted, MentionedConcepts found)
    {
        var concepts = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!wanted) return [$"诉求没有提到“{string.Join("、", concepts.Select(Label))}”"];
        return concepts.Where(found.Has)
            .Select(concept => $"诉求提到“{Label(concept)}”：{string.Join("、", found.Found[concept])}");
    }

    // What the words are like is told by the words themselves; that nothing speaks against a danger needs no telling.
    private IEnumerable<string>? Alike(Member member, Binary comparison, bool wanted, Likeness likeness) => Path(member) switch
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
        var seen = comparison.Left is Literal ? node.Parts[1].Value : node.Parts[0].Value;
        var condition = $"{Name(comparison.Left)} {Sign(comparison.Operator)} {Name(comparison.Right)}";
        return $"{condition}（实际：{Shown(seen)}）{(wanted ? "" : "，不成立")}";
    }

    private string Name(Node node) => node switch
    {
        Literal literal => Shown(literal.Value),
        Call { Target: { } target } call => $"{facts.Label($"{Path(target)}.{call.Method}")}（{string.Join("、", call.Arguments.Select(Argument))}）",
        _ => facts.Label(Path(node)),
    };

    private string Argument(Node argument) => argument is Literal { Value: string text }
        ? string.Join("、", text.Split(',', StringSplitOptions.TrimEntries).Select(Label))
        : Name(argument);

    private string Label(string concept) => labels.GetValueOrDefault(concept, concept);

    private static string Path(Node node) => node switch
    {
        Member member => $"{Path(member.Target)}.{member.Identifier}",
        Name name => name.Identifier,
        _ => node.ToString(),
    };

    private static string Sign(string symbol) => symbol switch
    {
        "==" => "等于",
        "!=" => "不等于",
        ">" => "大于",
        ">=" => "不少于",
        "<" => "小于",
        "<=" => "不多于",
        _ => symbol,
    };

    private static string Shown(object? value) => value switch
    {
        null => "不明",
        true => "是",
        false => "否",
        string text => text,
        IEnumerable<string> texts => string.Join("、", texts),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
