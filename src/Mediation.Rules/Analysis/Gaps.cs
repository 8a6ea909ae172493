using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>Matters that a rule set must decide, by <see cref="Duties.Covers"/>, and of which no rule counts.</summary>
internal sealed class Gaps(RuleSet set, SetFormulas formulas, Trials trials, AnalysisLimits limits)
{
    public IEnumerable<Finding> Findings()
    {
        if (formulas.Covers is not { } covers) return [New(default) with { Doubt = Doubt.Covers }];
        var found = new List<Finding>();
        var shown = Formula.False;
        foreach (var day in formulas.Days)
        {
            var undecided = Formula.Both(covers, Formula.Not(Formula.Either(
                [.. formulas.Rules.Select(r => formulas.On(r.Rule, day))])));
            while (found.Count < limits.Gaps)
            {
                var answer = trials.Find(Formula.Both(undecided, Formula.Not(shown)), day, IsUndecided);
                if (!answer.IsNo) found.Add(New(answer));
                if (answer.Alike is null) break;
                shown = Formula.Either(shown, answer.Alike);
            }
        }
        return found;
    }

    private bool IsUndecided(IMatter matter, DateOnly? day)
    {
        var result = trials.Run(matter, day);
        return result.Hits.Count == 0 && result.Rules.All(r => r.Outcome != RuleOutcome.Failed);
    }

    private Finding New(Answer answer) =>
        new(FindingKind.Gap, set.Name, []) { Example = answer.Example, Doubt = answer.Doubt };
}
