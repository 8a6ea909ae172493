using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Analysis;

/// <summary>
/// Looks a rule set over without waiting for a complaint (规则分析): rules that can't hold or never count, matters nobody
/// decides, contradictions, parts that are always true or false, params nobody uses, and dates with holes.
/// </summary>
/// <remarks>
/// Reasoning covers comparisons of a declared fact with constants, <c>in</c>, null, yes-no facts, and questions whose
/// meaning the model knows; every other part is one opaque yes or no, and what hangs on it is only claimed when a trial
/// shows it. Nothing is claimed by an example that the engine, run on it, didn't confirm. Time is bounded by
/// <see cref="AnalysisLimits"/>, whatever the rules: an unanswered question is a finding with a <see cref="Doubt"/>.
/// Under <c>best</c>, scores aren't reasoned about: whether a rule ever has the best is found by trials alone.
/// </remarks>
public static class RuleAnalysis
{
    /// <summary>Everything to say about a rule set, in the order of its rules (分析规则集).</summary>
    /// <param name="library">Compiled without faults for this set; what doesn't compile isn't analysed.</param>
    /// <param name="set">Its name; an unknown one is a defect of the caller.</param>
    /// <param name="model">What facts there are.</param>
    /// <param name="limits">How much work may be done.</param>
    public static IReadOnlyList<Finding> Of(
        RuleLibrary library, string set, FactModel model, AnalysisLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(model);
        var all = library.RuleSets.ToDictionary(s => s.Name, StringComparer.Ordinal);
        if (!all.TryGetValue(set, out var definition))
            throw new ArgumentException($"There is no rule set '{set}'.", nameof(set));

        limits ??= new();
        var formulas = new SetFormulas(model, definition, all);
        var trials = new Trials(library, set, formulas, model, limits);
        return
        [
            .. new Rankings(definition, formulas, trials).Findings(),
            .. new Parts(definition, formulas, trials).Findings(),
            .. new Gaps(definition, formulas, trials, limits).Findings(),
            .. new Overlaps(definition, formulas, trials).Findings(),
            .. new Successions(definition, formulas, trials).Findings(),
            .. UnusedParams.Of(definition)
        ];
    }
}
