using System.Globalization;
using Mediation.Casework.Facts;
using Mediation.Rules.Expressions;

namespace Mediation.Casework.Rulings;

/// <summary>What the parts of an expression are called in Chinese (表达式用语): facts, concepts, signs and values.</summary>
internal sealed class FactNames(Vocabulary vocabulary, FactSchema facts)
{
    private readonly Dictionary<string, string> concepts =
        vocabulary.Concepts.GroupBy(concept => concept.Name).ToDictionary(same => same.Key, same => same.First().Label);

    /// <summary>The label of a concept; its name when there is none.</summary>
    public string Concept(string name) => concepts.GetValueOrDefault(name, name);

    /// <summary>The label of a fact; its path when it has none.</summary>
    public string Fact(string path) => facts.Label(path);

    /// <summary>A fact, a question with what it asks for, or a value.</summary>
    public string Name(Node node) => node switch
    {
        Literal literal => Shown(literal.Value),
        Call { Target: { } target } call => $"{facts.Label($"{Path(target)}.{call.Method}")}（{string.Join("、", call.Arguments.Select(Argument))}）",
        _ => facts.Label(Path(node)),
    };

    /// <summary>The path by which a fact is labelled.</summary>
    public static string Path(Node node) => node switch
    {
        Member member => $"{Path(member.Target)}.{member.Identifier}",
        Name name => name.Identifier,
        _ => node.ToString(),
    };

    /// <summary>等于, 不少于 ….</summary>
    public static string Sign(string symbol) => symbol switch
    {
        "==" => "等于",
        "!=" => "不等于",
        ">" => "大于",
        ">=" => "不少于",
        "<" => "小于",
        "<=" => "不多于",
        _ => symbol,
    };

    /// <summary>A value as people say it.</summary>
    public static string Shown(object? value) => value switch
    {
        null => "不明",
        true => "是",
        false => "否",
        string text => text,
        IEnumerable<string> texts => string.Join("、", texts),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The names in a list such as <c>"fear,threat"</c>.</summary>
    public static IReadOnlyList<string> Listed(string names) =>
        names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string Argument(Node argument) => argument is Literal { Value: string text }
        ? string.Join("、", Listed(text).Select(Concept))
        : Name(argument);
}
