using System.Numerics;
using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Analysis;

/// <summary>The answer to "are there facts such that …": an example that was run, proof that there is none, or doubt.</summary>
/// <param name="Example">The facts.</param>
/// <param name="Doubt">Why it isn't told.</param>
/// <param name="Alike">True of the example and of all that differ from it in nothing that matters.</param>
internal readonly record struct Answer(Example? Example, Doubt? Doubt, Formula? Alike = null)
{
    /// <summary>It was proven that there are none.</summary>
    public bool IsNo => Example is null && Doubt is null;
}

/// <summary>Looks for facts under which a formula is true, and runs them on the engine before anything is claimed.</summary>
internal sealed class Trials(
    RuleLibrary library, string set, SetFormulas formulas, FactModel model, AnalysisLimits limits)
{
    /// <summary>Whether any facts make the formula true, and whatever isn't reasoned about obliging.</summary>
    public bool? Possible(Formula formula)
    {
        var search = new Search(formulas.Variables, limits.Cases);
        return search.Models(Formula.Both(formula, formulas.Always)).Any() ? true : search.IsCutShort ? null : false;
    }

    /// <summary>Facts that make the formula true and pass the check; the first that do.</summary>
    public Answer Find(Formula formula, DateOnly? day, Func<IMatter, DateOnly?, bool> check, int? trials = null)
    {
        var whole = Formula.Both(formula, formulas.Always);
        var search = new Search(formulas.Variables, limits.Cases);
        var tried = 0;
        foreach (var found in search.Models(whole))
        {
            if (tried++ == (trials ?? limits.Trials)) return new(null, formula.IsOpaque ? Doubt.Opaque : Doubt.NotConfirmed);
            var cells = Widened(whole, found);
            var example = ExampleOf(cells, day);
            if (check(example.Matter, day)) return new(example, null, AlikeIn(cells));
        }
        if (search.IsCutShort) return new(null, Doubt.Limit);
        return new(null, tried == 0 ? null : formula.IsOpaque ? Doubt.Opaque : Doubt.NotConfirmed);
    }

    public RuleSetResult Run(IMatter matter, DateOnly? day) =>
        library.Evaluate(set, matter.Arguments, new() { InForceOn = day });

    public RuleResult? Run(string rule, IMatter matter, DateOnly? day, bool trace = false) =>
        library.EvaluateRule(set, rule, matter.Arguments, new() { InForceOn = day, Trace = trace });

    /// <summary>The model with every variable freed that it doesn't hang on, so that an example says no more than it must.</summary>
    private static BigInteger[] Widened(Formula formula, BigInteger[] found)
    {
        var made = found;
        foreach (var variable in formula.Variables.Distinct())
        {
            if (made[variable.Index] == variable.All) continue;
            var wider = Search.With(made, variable.Index, variable.All);
            if (formula.Value(wider) == true) made = wider;
        }
        return made;
    }

    private Formula AlikeIn(BigInteger[] cells) => Formula.Both(
        [.. formulas.Variables.Where(v => cells[v.Index] != v.All).Select(v => new Atom(v, 0, cells[v.Index]))]);

    private Example ExampleOf(BigInteger[] cells, DateOnly? day)
    {
        var values = formulas.Variables
            .Where(v => v.Opaque is null && cells[v.Index] != v.All)
            .Select(v => new FactValue(v.Path, v.Item, v.Cells[(int)BigInteger.TrailingZeroCount(cells[v.Index])][0]))
            .ToArray();
        return new(values, day, model.Blank.With(values));
    }
}
