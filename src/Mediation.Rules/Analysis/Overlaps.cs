using System.Collections;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>Rules that must agree, by <see cref="Duties.Exclusive"/>, and hold together with different answers.</summary>
internal sealed class Overlaps(RuleSet set, SetFormulas formulas, Trials trials)
{
    private readonly Duties duties = Duties.Of(set);

    public IEnumerable<Finding> Findings()
    {
        if (!duties.Exclusive) yield break;
        var rules = formulas.Rules.Select(r => r.Rule).ToList();
        for (var first = 0; first < rules.Count; first++)
            for (var second = first + 1; second < rules.Count; second++)
                if (MustAgree(rules[first], rules[second]) && Of(rules[first], rules[second]) is { } finding)
                    yield return finding;
    }

    private bool MustAgree(Rule first, Rule second) => duties.Apart is null || OutcomeOf(first) == OutcomeOf(second);

    private Finding? Of(Rule first, Rule second)
    {
        // What hangs on no fact contradicts always or never, so one example tells.
        var isFixed = IsFixed(first) && IsFixed(second);
        Doubt? doubt = null;
        foreach (var day in formulas.Days)
        {
            var answer = trials.Find(
                Formula.Both(formulas.On(first, day), formulas.On(second, day)), day,
                (matter, on) => Answers(first, second, matter, on) is var (a, b) && (isFixed || Contradict(a, b)));
            if (answer.Example is not { } example) doubt ??= answer.Doubt;
            else if (Answers(first, second, example.Matter, day) is var (a, b) && Contradict(a, b))
                return New(first, second) with { Example = example };
        }
        return doubt is null ? null : New(first, second) with { Doubt = doubt };
    }

    /// <summary>What the two say of a matter; null when they don't both hold.</summary>
    private (RuleResult First, RuleResult Second)? Answers(Rule first, Rule second, IMatter matter, DateOnly? day) =>
        trials.Run(first.Name, matter, day) is { IsTrue: true } a && trials.Run(second.Name, matter, day) is { IsTrue: true } b
            ? (a, b)
            : null;

    private bool Contradict(RuleResult first, RuleResult second) =>
        (duties.Apart is not { } names || names.All(n => Same(Named(first, n), Named(second, n))))
        && (OutcomeOf(first.Rule) != OutcomeOf(second.Rule) || !Same(first.Output, second.Output));

    private static string OutcomeOf(Rule rule) => rule.SuccessEvent ?? rule.Name;

    private static object? Named(RuleResult result, string name) =>
        result.Output is RuleObject made && made.TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether what a rule gives out hangs on no fact.</summary>
    private static bool IsFixed(Rule rule) => rule.OnSuccess is null
        || (rule.OnSuccess.Context.TryGetValue("Expression", out var output)
            && RuleExpression.Parse($"{output}", out _) is { Facts.Count: 0 });

    private static bool Same(object? a, object? b) => (a, b) switch
    {
        (RuleObject x, RuleObject y) => x.Keys.SequenceEqual(y.Keys) && x.Keys.All(k => Same(x[k], y[k])),
        (string, _) or (_, string) => Equals(a, b),
        (IEnumerable x, IEnumerable y) => x.Cast<object?>().SequenceEqual(y.Cast<object?>()),
        _ => Equals(a, b)
    };

    private Finding New(Rule first, Rule second) =>
        new(FindingKind.Overlap, set.Name, [first.Name, second.Name]) { Path = second.Path };
}
