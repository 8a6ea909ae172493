using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>The rules of a set as formulas over common variables.</summary>
internal sealed class SetFormulas
{
    private readonly Translation translation;

    private readonly Dictionary<Rule, (Node Root, Formula Formula)> leaves = new(ReferenceEqualityComparer.Instance);

    public SetFormulas(FactModel model, RuleSet set, IReadOnlyDictionary<string, RuleSet> all)
    {
        translation = new(model);
        Rules = Gathered(set, all, []);
        foreach (var (rule, owner) in Rules) Translate(rule, Scoped(owner.GlobalParams, ParamScope.Empty));
        Covers = Condition(Duties.Of(set).Covers);
        Always = Formula.Both(Invariants(model));
        translation.Settle();
        Days = [.. DaysOf(Rules.Select(r => r.Rule))];
    }

    /// <summary>Enabled top-level rules in order, injected ones included, each with the set it stands in.</summary>
    public IReadOnlyList<(Rule Rule, RuleSet Owner)> Rules { get; }

    public IReadOnlyList<Variable> Variables => translation.Variables;

    /// <summary>When the set has to decide; null when the condition that says so can't be read.</summary>
    public Formula? Covers { get; }

    /// <summary>What holds of every matter.</summary>
    public Formula Always { get; }

    /// <summary>One day of each time between changes of the rules in force; a single null when nothing is dated.</summary>
    public IReadOnlyList<DateOnly?> Days { get; }

    /// <summary>The condition of a leaf.</summary>
    public (Node Root, Formula Formula) Leaf(Rule rule) => leaves[rule];

    public Formula Part(Node node) => translation.Parts[node];

    /// <summary>When a rule holds on a day; never, when it isn't in force.</summary>
    public Formula On(Rule rule, DateOnly? day)
    {
        if (!rule.InForceOn(day)) return Formula.False;
        if (leaves.TryGetValue(rule, out var leaf)) return leaf.Formula;
        var children = rule.Rules.Where(c => c.Enabled && c.InForceOn(day)).Select(c => On(c, day)).ToArray();
        if (children.Length == 0) return Formula.False;
        return NeedsAll(rule) ? Formula.Both(children) : Formula.Either(children);
    }

    public static bool NeedsAll(Rule rule) => rule.Operator!.StartsWith("And", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every rule below one, itself included, disabled ones left out.</summary>
    public static IEnumerable<Rule> WithChildren(Rule rule) =>
        [rule, .. rule.Rules.Where(c => c.Enabled).SelectMany(WithChildren)];

    private static List<(Rule, RuleSet)> Gathered(
        RuleSet set, IReadOnlyDictionary<string, RuleSet> all, IReadOnlyList<string> from)
    {
        var rules = set.Rules.Where(r => r.Enabled).Select(r => (r, set)).ToList();
        foreach (var name in set.WorkflowsToInject.Where(n => !from.Contains(n)))
            if (all.TryGetValue(name, out var injected)) rules.AddRange(Gathered(injected, all, [.. from, set.Name]));
        return rules;
    }

    private void Translate(Rule rule, ParamScope outer)
    {
        var scope = Scoped(rule.LocalParams, outer, rule.Path);
        if (rule is { Operator: not null, Rules.Count: > 0 })
            foreach (var child in rule.Rules.Where(c => c.Enabled)) Translate(child, scope);
        else if (RuleExpression.Parse(rule.Expression ?? "", out _) is { } parsed)
            leaves[rule] = (parsed.Root, translation.Of(parsed.Root, scope));
        else leaves[rule] = (new Literal(false, ""), Formula.False);
    }

    private static ParamScope Scoped(IEnumerable<ScopedParam> parameters, ParamScope scope, string prefix = "$")
    {
        foreach (var parameter in parameters)
            if (RuleExpression.Parse(parameter.Expression, out _) is { } parsed)
                scope = scope.With(prefix + ":", parameter.Name, parsed.Root);
        return scope;
    }

    private Formula? Condition(string text) =>
        RuleExpression.Parse(text, out _) is { } parsed ? translation.Of(parsed.Root, ParamScope.Empty) : null;

    /// <summary>Those invariants that speak of nothing but what the rules ask.</summary>
    private Formula[] Invariants(FactModel model) =>
        [.. model.Parsed.Where(i => i.Facts.All(translation.Knows)).Select(i => translation.Of(i.Root, ParamScope.Empty))];

    private static IEnumerable<DateOnly?> DaysOf(IEnumerable<Rule> rules)
    {
        var dated = rules.SelectMany(WithChildren).ToList();
        var changes = dated.Select(r => r.EffectiveFrom).Concat(dated.Select(r => r.EffectiveTo?.AddDays(1)))
            .OfType<DateOnly>().Distinct().Order().ToList();
        return changes.Count == 0 ? [null] : [changes[0].AddDays(-1), .. changes.Select(c => (DateOnly?)c)];
    }
}
