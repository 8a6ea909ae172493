using Mediation.Casework.Rulings;
using Mediation.Rules.Reading;

namespace Mediation.Web.Screens.Rules;

/// <summary>A rule with how it stands on the chosen day (规则行).</summary>
/// <param name="Set">Name of its rule set.</param>
/// <param name="Rule">The rule.</param>
/// <param name="InForce">How it stands.</param>
public sealed record RuleRow(string Set, Rule Rule, RuleInForce InForce)
{
    /// <summary>A rule on a day.</summary>
    public static RuleRow Of(string set, Rule rule, DateOnly day) => new(set, rule,
        rule.EffectiveFrom > day ? RuleInForce.NotYet : rule.EffectiveTo < day ? RuleInForce.NoLonger : RuleInForce.Now);

    /// <summary>Whether the filter lets it through; words are looked for in what a reader sees and in what the file says.</summary>
    public bool Fits(RuleAddress filter, RuleWords words) =>
        (filter.State is null || filter.State == InForce)
        && (filter.Ground is null || filter.Ground == Grounds.Of(Rule))
        && (string.IsNullOrWhiteSpace(filter.Q) || Holds(Set, Rule, words.Say(Rule), filter.Q.Trim()));

    /// <summary>Whether a rule says something, in what a reader sees or in what the file says.</summary>
    public static bool Holds(string set, Rule rule, RuleReading reading, string wanted) =>
        Texts(reading.Condition)
            .Concat(reading.Outputs.SelectMany(output => output.Texts))
            .Concat(rule.Expressions().Select(expression => expression.Text))
            .Concat([rule.Name, rule.Label ?? "", rule.Ground ?? "", RuleWords.OutcomeOf(set, rule)])
            .Any(text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Texts(Condition condition) => condition.Parts.SelectMany(Texts).Prepend(condition.Text);
}
