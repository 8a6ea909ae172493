using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Notes down, over the examples of a rule set, which rules and which parts of their conditions came out true and which
/// false (示例覆盖). A part is a comparison or question that conditions are joined from.
/// </summary>
public sealed class Coverage(RuleSet set)
{
    private readonly HashSet<(string Path, int Start, int End, bool Value)> seen = [];

    private readonly HashSet<(string Path, bool Value)> outcomes = [];

    /// <summary>Takes one traced evaluation of the set into account (计入一次求值).</summary>
    public void Add(RuleSetResult traced)
    {
        ArgumentNullException.ThrowIfNull(traced);
        foreach (var result in traced.Rules) Add(result);
    }

    /// <summary>Every enabled leaf rule with its parts, in order (逐条覆盖).</summary>
    public IReadOnlyList<RuleCoverage> Rules =>
    [
        .. set.Rules.Where(r => r.Enabled).SelectMany(SetFormulas.WithChildren)
            .Where(r => r is not { Operator: not null, Rules.Count: > 0 })
            .Select(r => new RuleCoverage(
                r, outcomes.Contains((r.Path, true)), outcomes.Contains((r.Path, false)), [.. PartsOf(r)]))
    ];

    private void Add(RuleResult result)
    {
        if (result.Outcome is RuleOutcome.True or RuleOutcome.False) outcomes.Add((result.Rule.Path, result.IsTrue));
        if (result.Trace?.Condition is { } condition) Add(result.Rule.Path, condition);
        foreach (var child in result.Children) Add(child);
    }

    private void Add(string path, TraceNode node)
    {
        if (node is { Evaluated: true, Value: bool value })
            seen.Add((path, node.Expression.Start, node.Expression.End, value));
        foreach (var part in node.Parts) Add(path, part);
    }

    private IEnumerable<PartCoverage> PartsOf(Rule rule)
    {
        var root = RuleExpression.Parse(rule.Expression ?? "", out _)?.Root;
        return root is null or Literal
            ? []
            : Atoms(root).Select(n => new PartCoverage(
                n.ToString(),
                seen.Contains((rule.Path, n.Start, n.End, true)),
                seen.Contains((rule.Path, n.Start, n.End, false))));
    }

    private static IEnumerable<Node> Atoms(Node node) =>
        node is Binary { Operator: "&&" or "||" or "&" or "|" } or Unary { Operator: "!" } or Conditional
            ? node.Parts.SelectMany(Atoms)
            : [node];
}

/// <summary>What the examples showed of a rule (规则的覆盖).</summary>
/// <param name="Rule">The rule.</param>
/// <param name="SeenTrue">Some example made it hold.</param>
/// <param name="SeenFalse">Some example made it not hold.</param>
/// <param name="Parts">The parts of its condition.</param>
public sealed record RuleCoverage(Rule Rule, bool SeenTrue, bool SeenFalse, IReadOnlyList<PartCoverage> Parts)
{
    /// <summary>Whether it and all its parts came out both ways, a plain <c>true</c> at least one way (两面都有例).</summary>
    public bool IsWhole => SeenTrue && (SeenFalse || Parts.Count == 0) && Parts.All(p => p.SeenTrue && p.SeenFalse);
}

/// <summary>What the examples showed of a part of a condition (条件部分的覆盖).</summary>
/// <param name="Text">The part in normal form.</param>
/// <param name="SeenTrue">Some example made it true.</param>
/// <param name="SeenFalse">Some example made it false.</param>
public sealed record PartCoverage(string Text, bool SeenTrue, bool SeenFalse);
