using Mediation.Rules.Analysis;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Tracing;

namespace Mediation.Casework.Rulings;

/// <summary>What can be said of the rules beyond their answers: how they came about, what would change them, what is wrong with them.</summary>
public sealed partial class RuleBook
{
    /// <summary>
    /// Looks a rule set over (分析规则集): what never counts, what nobody decides, what contradicts, over everything the facts may be. Takes up to
    /// some seconds; an unknown name is a defect of the caller.
    /// </summary>
    public IReadOnlyList<Finding> Analyse(string set) => RuleAnalysis.Of(library, set, model.Value);

    /// <summary>A finding in a Chinese sentence (发现的说法).</summary>
    public string Say(Finding finding) => FindingText.Of(finding, Chinese, Wording);

    /// <summary>The facts that rules can be tried with, and what they may be (可假设的事实).</summary>
    public IReadOnlyList<DeclaredFact> DeclaredFacts => model.Value.Facts;

    /// <summary>How one rule came out, told in full, from a traced evaluation (单条规则说明).</summary>
    public IReadOnlyList<string> Tell(RuleResult traced, DateOnly inForceOn) => Explanation.Of(traced, inForceOn, Wording);

    /// <summary>
    /// How the rules that count came out, told in full (判定说明), in Chinese: ground, dates, params, and every part with what it saw. Facts are
    /// shown as they are; who may see them is for the caller to know.
    /// </summary>
    /// <param name="set">Name of the rule set.</param>
    /// <param name="facts">All that the rules knew.</param>
    /// <param name="inForceOn">The day whose law applies.</param>
    public IReadOnlyList<string> Explain(string set, FactSheet facts, DateOnly inForceOn)
    {
        var arguments = Arguments(facts);
        var hits = library.Evaluate(set, arguments, new EvaluationOptions { InForceOn = inForceOn }).Hits;
        return [.. hits.SelectMany(hit => Explanation.Of(Traced(set, hit, arguments, inForceOn), inForceOn, Wording))];
    }

    /// <summary>
    /// The fewest facts that would have to be otherwise for another answer (最小改动), in Chinese; earlier answers are taken as they are. Null
    /// for a set whose rules all count, and when no small change is found.
    /// </summary>
    /// <param name="set">Name of the rule set.</param>
    /// <param name="facts">All that the rules knew.</param>
    /// <param name="inForceOn">The day whose law applies.</param>
    /// <param name="then">Says what would come of it, given the outcome; <see cref="Ruling.NoMatch"/> when no rule would count.</param>
    public string? Otherwise(string set, FactSheet facts, DateOnly inForceOn, Func<string, string> then) =>
        SmallestChange.OfSet(library, set, model.Value, RuleFacts.MatterOf(facts), Changeable(inForceOn)) is { } change
            ? FindingText.Of(change, then(OutcomeOf(change.Result.Hit)), Chinese, Wording)
            : null;

    /// <summary>Everything that a rule set sees in some facts, traced (完整痕迹), for coverage and workbenches.</summary>
    public RuleSetResult Trace(string set, FactSheet facts, DateOnly inForceOn) =>
        library.Evaluate(set, Arguments(facts), new EvaluationOptions { InForceOn = inForceOn, Trace = true });

    // An earlier answer follows from other facts; nobody could change it by itself.
    private static ChangeOptions Changeable(DateOnly inForceOn) =>
        new() { InForceOn = inForceOn, MayChange = path => !path.StartsWith("ruling.", StringComparison.Ordinal) };

    private static string OutcomeOf(RuleResult? hit) => hit is null ? Ruling.NoMatch : hit.SuccessEvent ?? hit.Rule.Name;
}
