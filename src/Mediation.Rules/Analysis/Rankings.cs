using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>Rules that can't hold, or that never count because others come first.</summary>
internal sealed class Rankings(RuleSet set, SetFormulas formulas, Trials trials)
{
    private const int Few = 2;

    public IEnumerable<Finding> Findings() => formulas.Rules.Select(r => Of(r.Rule)).OfType<Finding>();

    private Finding? Of(Rule rule)
    {
        Doubt? doubt = null;
        foreach (var day in formulas.Days.Where(d => rule.InForceOn(d)))
        {
            var counts = Counts(rule, day);
            if (counts.Example is not null) return null;
            doubt ??= counts.Doubt;
        }
        if (doubt is not null) return New(FindingKind.NeverCounts, rule) with { Doubt = doubt };

        foreach (var day in formulas.Days.Where(d => rule.InForceOn(d)))
        {
            var holds = trials.Find(
                formulas.On(rule, day), day, (matter, on) => trials.Run(rule.Name, matter, on)?.IsTrue == true);
            if (holds.Example is { } example) return New(FindingKind.NeverCounts, rule) with { Example = example };
            doubt ??= holds.Doubt;
        }
        return New(FindingKind.NeverHolds, rule) with { Doubt = doubt, Conflict = doubt is null ? Conflict(rule) : [] };
    }

    private Answer Counts(Rule rule, DateOnly? day)
    {
        var holds = formulas.On(rule, day);
        bool IsHit(IMatter matter, DateOnly? on) =>
            trials.Run(matter, on).Hits.Any(h => h.Rule.Path == rule.Path && h.Rule.Name == rule.Name);
        if (set.HitPolicy == HitPolicy.Collect) return trials.Find(holds, day, IsHit);

        // Mostly the first facts that come to mind do; then the others need not be ruled out one by one.
        if (trials.Find(holds, day, IsHit, Few) is { Example: not null } easy) return easy;
        var others = formulas.Rules.Select(r => r.Rule);
        if (set.HitPolicy == HitPolicy.First) others = others.TakeWhile(r => !ReferenceEquals(r, rule));
        var alone = Formula.Both(holds, Formula.Not(Formula.Either(
            [.. others.Where(r => !ReferenceEquals(r, rule)).Select(r => formulas.On(r, day))])));
        var answer = trials.Find(alone, day, IsHit);
        if (set.HitPolicy == HitPolicy.First || answer.Example is not null) return answer;

        // Under best, others may hold as well and have less.
        return trials.Find(holds, day, IsHit);
    }

    /// <summary>The least parts of a condition that contradict each other.</summary>
    private List<string> Conflict(Rule rule)
    {
        if (rule.Operator is not null) return [];
        var (root, _) = formulas.Leaf(rule);
        var parts = Conjuncts(root).ToList();
        foreach (var part in parts.ToList())
        {
            var rest = parts.Where(p => !ReferenceEquals(p, part)).ToList();
            if (trials.Possible(Formula.Both([.. rest.Select(formulas.Part)])) == false) parts = rest;
        }
        return [.. parts.Select(p => p.ToString())];
    }

    private static IEnumerable<Expressions.Node> Conjuncts(Expressions.Node node) =>
        node is Expressions.Binary { Operator: "&&" or "&" } both
            ? [.. Conjuncts(both.Left), .. Conjuncts(both.Right)]
            : [node];

    private Finding New(FindingKind kind, Rule rule) => new(kind, set.Name, [rule.Name]) { Path = rule.Path };
}
