using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Categories;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Facts;
using Mediation.Casework.Reading;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>What the town asks of a rule beyond the format (规则的额外要求): it says its ground, and names only what there is.</summary>
internal static class RuleChecks
{
    private static readonly string[] Asking = ["Mentions(\"", "MentionsAny(\"", "Strength(\""];

    public static IEnumerable<PolicyFault> FaultsOf(
        IEnumerable<RuleSet> sets, Vocabulary vocabulary, CategoryList categories)
    {
        var concepts = vocabulary.Concepts.Select(concept => concept.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var set in sets)
            foreach (var rule in set.Rules)
                foreach (var message in FaultsOf(rule, concepts, categories))
                    yield return new PolicyFault(set.Source, rule.Path, message);
    }

    private static IEnumerable<string> FaultsOf(Rule rule, HashSet<string> concepts, CategoryList categories)
    {
        if (rule.Label is null) yield return $"规则“{rule.Name}”没有说明（label）。";
        if (rule.Ground is null) yield return $"规则“{rule.Name}”没有依据（ground）。";
        if (Grounds.Said(rule) is not { } said || !Grounds.All.Contains(said))
            yield return $"规则“{rule.Name}”的 verified 应当是 {string.Join("、", Grounds.All)} 之一。";
        if (Outputs(rule).Any(output => output is (DeadlineTerms.Repetition, not Literal { Value: int and >= 1 and <= Rung.LongestInterval })))
            yield return $"规则“{rule.Name}”的 {DeadlineTerms.Repetition} 应当是 1 至 {Rung.LongestInterval} 的整数（工作日）。";
        if (Outputs(rule).Any(output => output is ("Join", Literal { Value: string join }) && Join.Parse(join) is null))
            yield return $"规则“{rule.Name}”的 Join 应当是 all、any、lead-alone 或 quorum:家数（1 至 {Join.MostCoHandlers}）。";
        if (Outputs(rule).Any(output => output is (NamedWorkflow.Output, not Literal { Value: string })))
            yield return $"规则“{rule.Name}”的 {NamedWorkflow.Output} 应当直接写出流程的标识。";
        foreach (var expression in Expressions(rule))
        {
            foreach (var concept in ConceptsIn(expression).Where(concept => !concepts.Contains(concept)))
                yield return $"规则“{rule.Name}”问到词表里没有的概念“{concept}”。";
            foreach (var code in CategoriesIn(expression).Where(code => categories.Find(code) is null))
                yield return $"规则“{rule.Name}”写了类别表里没有的代码“{code}”。";
        }
    }

    private static IEnumerable<(string Name, Node Value)> Outputs(Rule rule) =>
        rule.OnSuccess?.Context.TryGetValue("Expression", out var written) is true && written.ValueKind == JsonValueKind.String
        && RuleExpression.Parse(written.GetString()!, out _)?.Root is New made
            ? made.Names.Zip(made.Values)
            : [];

    /// <summary>The workflow that a rule names; null when it names none.</summary>
    public static string? WorkflowOf(Rule rule) => Outputs(rule)
        .Select(output => output is (NamedWorkflow.Output, Literal { Value: string id }) ? id : null).FirstOrDefault(id => id is not null);

    /// <summary>Every expression of a rule: its conditions, and what it decides.</summary>
    public static IEnumerable<string> Expressions(Rule rule)
    {
        if (rule.Expression is { } condition) yield return condition;
        if (rule.OnSuccess?.Context.Values is { } arguments)
            foreach (var argument in arguments)
                if (argument.ValueKind == JsonValueKind.String) yield return argument.GetString()!;
        foreach (var expression in rule.Rules.SelectMany(Expressions)) yield return expression;
    }

    /// <summary>The concepts that an expression asks for.</summary>
    public static IEnumerable<string> ConceptsIn(string expression) => Asking
        .SelectMany(asking => Argument(expression, asking))
        .SelectMany(names => names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> CategoriesIn(string expression)
    {
        const string naming = "\" as Category";
        for (var end = expression.IndexOf(naming, StringComparison.Ordinal); end > 0;
             end = expression.IndexOf(naming, end + 1, StringComparison.Ordinal))
            yield return expression[(expression.LastIndexOf('"', end - 1) + 1)..end];
    }

    private static IEnumerable<string> Argument(string expression, string asking)
    {
        for (var start = expression.IndexOf(asking, StringComparison.Ordinal); start >= 0;
             start = expression.IndexOf(asking, start + 1, StringComparison.Ordinal))
            if (expression.IndexOf('"', start + asking.Length) is >= 0 and var end)
                yield return expression[(start + asking.Length)..end];
    }
}
