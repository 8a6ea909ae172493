using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>An expression and its place (表达式及位置).</summary>
/// <param name="Path">JSON path in the file.</param>
/// <param name="Text">The expression as written.</param>
/// <param name="Rule">The rule it belongs to; null for a global param.</param>
public sealed record PlacedExpression(string Path, string Text, Rule? Rule);

/// <summary>Finds the expressions of rule sets (全部表达式), for linters and searches.</summary>
public static class RuleExpressions
{
    /// <summary>
    /// Every expression of a rule set: params, conditions and outputs, disabled rules included, in order of the file.
    /// </summary>
    public static IEnumerable<PlacedExpression> Expressions(this RuleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.GlobalParams.Select(p => new PlacedExpression(p.Path + ".Expression", p.Expression, null))
            .Concat(set.Rules.SelectMany(rule => rule.Expressions()));
    }

    /// <summary>Every expression of one rule and its children: params, conditions and outputs, in order of the file.</summary>
    public static IEnumerable<PlacedExpression> Expressions(this Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        foreach (var local in rule.LocalParams) yield return new(local.Path + ".Expression", local.Expression, rule);
        if (rule.Expression is { } condition) yield return new(rule.Path + ".Expression", condition, rule);
        foreach (var action in new[] { rule.OnSuccess, rule.OnFailure })
            if (action?.Context.TryGetValue("Expression", out var output) == true)
                yield return new(
                    action.Path + ".Context.Expression",
                    output.ValueKind == JsonValueKind.String ? output.GetString()! : output.GetRawText(),
                    rule);
        foreach (var child in rule.Rules.SelectMany(part => part.Expressions())) yield return child;
    }
}
