using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rules;

/// <summary>What people call the codes that rules compare and give out (规则用语): units, categories, outcomes, terms.</summary>
public sealed class RuleWords(Policy policy)
{
    private readonly ValueWords values = ValueWords.Of(policy);

    /// <summary>What a rule set decides: 派给谁.</summary>
    public static string Title(string set) => Words.Of("rule-set", set);

    /// <summary>What a rule decides, in words.</summary>
    public static string OutcomeOf(string set, Rule rule) => ValueWords.Outcome(set, rule.SuccessEvent ?? rule.Name);

    /// <summary>A rule as a lawyer reads it.</summary>
    public RuleReading Say(Rule rule) => policy.Rules.Say(rule, Value);

    /// <summary>A value that stands for a fact or an output.</summary>
    public string Value(string name, string value) => values.Find(name, value) ?? policy.Rules.Categories.NameOf(value) ?? value;

    /// <summary>The name of an output: 主办单位.</summary>
    public static string Output(string name) => Words.Of("output", name);
}
