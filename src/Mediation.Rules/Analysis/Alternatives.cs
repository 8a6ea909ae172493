using System.Numerics;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>Looks for matters that differ from a given one in as few facts as possible and come out otherwise.</summary>
internal sealed class Alternatives
{
    private readonly RuleLibrary library;

    private readonly SetFormulas formulas;

    private readonly IMatter matter;

    private readonly ChangeOptions options;

    private readonly BigInteger[] now;

    private int steps;

    private int trials;

    public Alternatives(RuleLibrary library, string set, FactModel model, IMatter matter, ChangeOptions options)
    {
        var all = library.RuleSets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        (this.library, this.matter, this.options) = (library, matter, options);
        Set = all.GetValueOrDefault(set) ?? throw new ArgumentException($"There is no rule set '{set}'.", nameof(set));
        formulas = new(model, Set, all);
        now = [.. formulas.Variables.Select(CellsNow)];
        (steps, trials) = (options.Limits.Cases, options.Limits.Trials);
    }

    public RuleSet Set { get; }

    private DateOnly? Day => options.InForceOn;

    public Formula Condition(string rule) => formulas.On(formulas.Rules.First(r => r.Rule.Name == rule).Rule, Day);

    /// <summary>True as long as the same rule counts, as far as that follows from which rules hold.</summary>
    public Formula Same(Rule? rule)
    {
        var others = formulas.Rules.Select(r => r.Rule).ToList();
        if (rule is not null && Set.HitPolicy == HitPolicy.First)
            others = [.. others.TakeWhile(r => r.Path != rule.Path)];
        var none = Formula.Not(Formula.Either(
            [.. others.Where(r => r.Path != rule?.Path).Select(r => formulas.On(r, Day))]));
        return rule is null
            ? none
            : Formula.Both(none, formulas.On(formulas.Rules.First(r => r.Rule.Path == rule.Path).Rule, Day));
    }

    public RuleSetResult Run(IMatter changed) => library.Evaluate(Set.Name, changed.Arguments, new() { InForceOn = Day });

    public bool Holds(string rule, IMatter changed) =>
        library.EvaluateRule(Set.Name, rule, changed.Arguments, new() { InForceOn = Day })?.IsTrue == true;

    /// <summary>The smallest change that gives the formula the value and passes the check.</summary>
    public SmallestChange? Find(Formula formula, bool value, Func<IMatter, bool> check)
    {
        var wanted = Formula.Both(value ? formula : Formula.Not(formula), formulas.Always);
        for (var size = 1; size <= SmallestChange.Most; size++)
            foreach (var cells in Changed(wanted, true, now, size))
            {
                if (trials-- <= 0) return null;
                var changes = formulas.Variables.Where(v => cells[v.Index] != now[v.Index])
                    .Select(v => ChangeOf(v, cells[v.Index])).ToArray();
                var changed = matter.With([.. changes.Select(c => c.To)]);
                if (changes.Length > 0 && check(changed)) return new(changes, Run(changed));
            }
        return null;
    }

    /// <summary>
    /// Sets of cells, differing from now in at most so many variables, under which the formula has the value. Whoever
    /// wants a disjunction picks a part; of a conjunction every part that fails has to be changed, so the first is.
    /// </summary>
    private IEnumerable<BigInteger[]> Changed(Formula formula, bool value, BigInteger[] cells, int left)
    {
        if (--steps <= 0) yield break;
        var told = formula.Value(cells);
        if (told == value)
        {
            yield return cells;
            yield break;
        }
        switch (formula)
        {
            case Negation not:
                foreach (var changed in Changed(not.Operand, !value, cells, left)) yield return changed;
                break;
            case Joined joined when joined.All == value:
                var failing = joined.Operands.First(o => o.Value(cells) != value);
                foreach (var changed in Changed(failing, value, cells, left))
                    foreach (var whole in Changed(formula, value, changed, left - Differing(cells, changed)))
                        yield return whole;
                break;
            case Joined joined:
                foreach (var operand in joined.Operands)
                    foreach (var changed in Changed(operand, value, cells, left))
                        yield return changed;
                break;
            case Atom { Variable: { Opaque: null } variable } atom:
                var untouched = cells[variable.Index] == now[variable.Index];
                var from = untouched ? variable.All : cells[variable.Index];
                var to = from & (value ? atom.Passing : variable.All ^ atom.Passing);
                if (!to.IsZero && (!untouched || (left > 0 && options.MayChange(variable.Path))))
                    yield return Search.With(cells, variable.Index, to);
                break;
        }
    }

    private int Differing(BigInteger[] before, BigInteger[] after) =>
        now.Where((cell, at) => before[at] == cell && after[at] != cell).Count();

    /// <summary>Where a variable stands; all cells of a part that can't be reasoned about.</summary>
    private BigInteger CellsNow(Variable variable) =>
        variable.Opaque is null && variable.CellOf(ValueNow(variable)) is { } cell ? BigInteger.One << cell : variable.All;

    private object? ValueNow(Variable variable) => variable.Item is { } item
        ? matter.Lists(variable.Path, item)
        : matter.Value(variable.Path);

    private FactChange ChangeOf(Variable variable, BigInteger cells)
    {
        var from = ValueNow(variable);
        var values = variable.Cells.Where((_, cell) => !(cells & (BigInteger.One << cell)).IsZero)
            .SelectMany(v => v).ToList();
        var to = Scale.Of(from) is { } at
            ? values.OrderBy(v => Scale.Of(v) is { } point ? Math.Abs(point - at) : decimal.MaxValue).First()
            : values[0];
        return new(
            new(variable.Path, variable.Item, from), new(variable.Path, variable.Item, to), Beyond(variable, to, values));
    }

    private static int Beyond(Variable variable, object? to, IReadOnlyList<object?> values)
    {
        if (Scale.Of(to) is not { } point) return 0;
        var others = variable.Cells.SelectMany(v => v).Select(Scale.Of).OfType<decimal>().ToList();
        var allowed = values.Select(Scale.Of).OfType<decimal>().ToHashSet();
        if (others.Where(o => o > point) is var greater && greater.Any() && greater.All(allowed.Contains)) return 1;
        return others.Where(o => o < point) is var lesser && lesser.Any() && lesser.All(allowed.Contains) ? -1 : 0;
    }
}
