using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Parts of conditions that come out the same whenever they are reached. A part inside such a part isn't looked at, nor
/// is a condition that is plainly written <c>true</c>.
/// </summary>
internal sealed class Parts(RuleSet set, SetFormulas formulas, Trials trials)
{
    public IEnumerable<Finding> Findings() =>
        from entry in formulas.Rules
        from rule in SetFormulas.WithChildren(entry.Rule)
        where rule is not { Operator: not null, Rules.Count: > 0 }
        from finding in Of(entry.Rule, rule, formulas.Leaf(rule).Root, Formula.True)
        select finding;

    private IEnumerable<Finding> Of(Rule top, Rule rule, Node node, Formula reached)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is Literal) return [];
        var formula = formulas.Part(node);
        if (node is Unary { Operator: "!" } not) return Of(top, rule, not.Operand, reached);

        var (yes, no) = (Can(true), Can(false));
        var whole = ReferenceEquals(node, formulas.Leaf(rule).Root);
        if (yes.IsNo && no.IsNo) return [];
        if (yes.IsNo) return whole && ReferenceEquals(top, rule) ? [] : [New(FindingKind.AlwaysFalse, rule, node, no)];
        if (no.IsNo) return [New(FindingKind.AlwaysTrue, rule, node, yes)];

        var within = node switch
        {
            Binary { Operator: "&&" or "&" } both =>
                Of(top, rule, both.Left, reached)
                    .Concat(Of(top, rule, both.Right, Formula.Both(reached, formulas.Part(both.Left)))),
            Binary { Operator: "||" or "|" } either =>
                Of(top, rule, either.Left, reached)
                    .Concat(Of(top, rule, either.Right, Formula.Both(reached, Formula.Not(formulas.Part(either.Left))))),
            _ => null
        };
        if (within is not null) return within;
        return [.. new[] { (yes, FindingKind.AlwaysFalse), (no, FindingKind.AlwaysTrue) }
            .Where(a => a.Item1.Doubt is not null).Select(a => New(a.Item2, rule, node, a.Item1))];

        Answer Can(bool value)
        {
            var claim = Formula.Both(reached, value ? formula : Formula.Not(formula));
            var day = formulas.Days.First(d => top.InForceOn(d) && rule.InForceOn(d));
            return trials.Find(claim, day, (matter, on) => Seen(top, rule, node, matter, on) == value);
        }
    }

    private bool? Seen(Rule top, Rule rule, Node node, IMatter matter, DateOnly? day)
    {
        var isWhole = ReferenceEquals(node, formulas.Leaf(rule).Root);
        if (trials.Run(top.Name, matter, day, trace: !isWhole) is not { } run) return null;
        if (Within(run, rule) is not { } result) return null;
        if (!isWhole) return result.Trace?.Condition is { } trace ? Seen(trace, node) : null;
        return result.Outcome is RuleOutcome.True ? true : result.Outcome is RuleOutcome.False ? false : null;
    }

    private static RuleResult? Within(RuleResult result, Rule rule) => result.Rule.Path == rule.Path
        ? result
        : result.Children.Select(c => Within(c, rule)).FirstOrDefault(r => r is not null);

    private static bool? Seen(TraceNode trace, Node node)
    {
        if (trace.Expression.Start == node.Start && trace.Expression.End == node.End && trace.Expression.Equals(node))
            return trace is { Evaluated: true, Value: bool value } ? value : null;
        return trace.Parts.Select(p => Seen(p, node)).FirstOrDefault(v => v is not null);
    }

    private Finding New(FindingKind kind, Rule rule, Node node, Answer shown) =>
        new(kind, set.Name, [rule.Name], node.ToString())
        {
            Path = rule.Path + ".Expression",
            Offset = node.Start,
            Example = shown.Example,
            Doubt = shown.Doubt
        };
}
