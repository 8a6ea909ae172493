using System.Text.Json;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Params that no later param, condition, output or message uses. Where a rule goes on to another one, or to an action of
/// the host, its params travel along and count as used.
/// </summary>
internal static class UnusedParams
{
    public static IEnumerable<Finding> Of(RuleSet set)
    {
        var rules = set.Rules.Where(r => r.Enabled).ToList();
        return In(set, null, set.GlobalParams, rules)
            .Concat(rules.SelectMany(SetFormulas.WithChildren)
                .SelectMany(r => In(set, r, r.LocalParams, [r])));
    }

    private static IEnumerable<Finding> In(
        RuleSet set, Rule? owner, IReadOnlyList<ScopedParam> parameters, IReadOnlyList<Rule> users)
    {
        var rules = users.SelectMany(SetFormulas.WithChildren).ToList();
        if (parameters.Count == 0 || rules.Exists(Passes)) return [];
        var texts = rules.SelectMany(TextsOf).ToList();
        var messages = rules.Select(r => r.ErrorMessage).OfType<string>().ToList();
        return parameters
            .Where((p, i) =>
                !parameters.Skip(i + 1).Select(later => later.Expression).Concat(texts).Any(t => Uses(t, p.Name))
                && !messages.Exists(m => m.Contains($"$({p.Name}", StringComparison.Ordinal)))
            .Select(p => new Finding(FindingKind.UnusedParam, set.Name, owner is null ? [] : [owner.Name], p.Name)
            {
                Path = p.Path
            });
    }

    private static bool Passes(Rule rule) => new[] { rule.OnSuccess, rule.OnFailure }
        .Any(a => a is not null && !a.Name.Equals("OutputExpression", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> TextsOf(Rule rule)
    {
        foreach (var local in rule.LocalParams) yield return local.Expression;
        if (rule.Expression is { } condition) yield return condition;
        foreach (var action in new[] { rule.OnSuccess, rule.OnFailure })
            if (action is not null && action.Context.TryGetValue("Expression", out var output))
                yield return output.ValueKind == JsonValueKind.String ? output.GetString()! : output.GetRawText();
    }

    private static bool Uses(string text, string name) =>
        RuleExpression.Parse(text, out _) is not { } parsed
        || Names(parsed.Root).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Names(Node node) =>
        node is Name name ? [name.Identifier] : node.Parts.SelectMany(Names);
}
