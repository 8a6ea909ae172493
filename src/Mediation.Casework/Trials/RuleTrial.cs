using Mediation.Casework.Rulings;
using Mediation.Rules.Analysis;
using Mediation.Rules.Evaluation;

namespace Mediation.Casework.Trials;

/// <summary>One matter, judged by a draft and by what is in force (试一试). Pure; nothing is kept of it.</summary>
/// <param name="Facts">What the rule set was asked with.</param>
/// <param name="Draft">Every rule of the draft, traced.</param>
/// <param name="InForce">Every rule in force, traced.</param>
/// <param name="Under">What becomes of the complaint as a whole: by the draft, and as it stands.</param>
public sealed record RuleTrial(FactSheet Facts, RuleSetResult Draft, RuleSetResult InForce, (Assessment Draft, Assessment InForce) Under)
{
    /// <summary>Judges a matter.</summary>
    /// <param name="draft">The book with the draft.</param>
    /// <param name="inForce">The book in force.</param>
    /// <param name="set">The rule set that is tried.</param>
    /// <param name="known">The facts; concepts and likeness are found already.</param>
    /// <param name="supposed">Facts that are to be otherwise; earlier rulings among them count for this rule set alone.</param>
    /// <param name="day">The day whose law applies.</param>
    public static RuleTrial Of(RuleBook draft, RuleBook inForce, string set, FactSheet known, IReadOnlyList<FactValue> supposed, DateOnly day)
    {
        var given = known.With([.. supposed.Where(fact => !IsRuling(fact))]);
        var (before, after) = (Assessment.Again(inForce, given, day), Assessment.Again(draft, given, day));
        var asked = before.Asked.FirstOrDefault(asked => asked.Set == set).Facts ?? before.Facts;
        var sheet = asked.With([.. supposed.Where(IsRuling)]);
        return new RuleTrial(sheet, draft.Trace(set, sheet, day), inForce.Trace(set, sheet, day), (after, before));
    }

    private static bool IsRuling(FactValue fact) => fact.Path.StartsWith("ruling.", StringComparison.OrdinalIgnoreCase);
}
