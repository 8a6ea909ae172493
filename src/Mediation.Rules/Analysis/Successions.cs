using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Dates between an old rule and its successor. A rule succeeds another when it comes into force later, the other has a
/// last day, both give the same outcome, and both can hold of the same matter.
/// </summary>
internal sealed class Successions(RuleSet set, SetFormulas formulas, Trials trials)
{
    public IEnumerable<Finding> Findings()
    {
        var rules = formulas.Rules.Select(r => r.Rule).ToList();
        foreach (var old in rules.Where(r => r.EffectiveTo is not null))
            foreach (var next in rules.Where(r => r.EffectiveFrom > (old.EffectiveFrom ?? DateOnly.MinValue)))
                if (!ReferenceEquals(old, next) && SameOutcome(old, next) && Of(old, next) is { } finding)
                    yield return finding;
    }

    private static bool SameOutcome(Rule old, Rule next) => old.SuccessEvent is { } outcome
        ? outcome == next.SuccessEvent
        : next.SuccessEvent is null && old.Expression == next.Expression;

    private Finding? Of(Rule old, Rule next)
    {
        var (last, first) = (old.EffectiveTo!.Value, next.EffectiveFrom!.Value);
        var both = Formula.Both(formulas.On(old, last), formulas.On(next, first));
        if (first <= last)
            return Told(FindingKind.DateOverlap, old, next, first, last,
                trials.Find(both, first, (matter, _) => Holds(old, matter, first) && Holds(next, matter, first)));
        if (first == last.AddDays(1)) return null;

        var day = last.AddDays(1);
        var others = formulas.Rules.Select(r => r.Rule).Where(r => SameOutcome(old, r)).ToList();
        var nobody = Formula.Not(Formula.Either([.. others.Select(r => formulas.On(r, day))]));
        return Told(FindingKind.DateHole, old, next, day, first.AddDays(-1),
            trials.Find(Formula.Both(both, nobody), day, (matter, on) =>
                Holds(old, matter, last) && Holds(next, matter, first) && !others.Exists(r => Holds(r, matter, on))));
    }

    private bool Holds(Rule rule, IMatter matter, DateOnly? day) => trials.Run(rule.Name, matter, day)?.IsTrue == true;

    private Finding? Told(FindingKind kind, Rule old, Rule next, DateOnly from, DateOnly to, Answer answer) =>
        answer.IsNo ? null : new(
            kind, set.Name, [old.Name, next.Name],
            from == to ? $"{from:yyyy-MM-dd}" : $"{from:yyyy-MM-dd}/{to:yyyy-MM-dd}")
        {
            Path = next.Path,
            Example = answer.Example,
            Doubt = answer.Doubt
        };
}
