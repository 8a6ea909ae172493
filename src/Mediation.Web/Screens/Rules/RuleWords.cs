using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rules;

/// <summary>What people call the codes that rules compare and give out (规则用语): units, categories, outcomes, terms.</summary>
public sealed class RuleWords(Policy policy)
{
    private readonly ValueWords values = new(policy.Town);

    /// <summary>What a rule set decides: 派给谁.</summary>
    public static string Title(string set) => Words.Of("rule-set", set);

    /// <summary>What a rule decides, in words.</summary>
    public static string OutcomeOf(string set, Rule rule) => ValueWords.Outcome(set, rule.SuccessEvent ?? rule.Name);

    /// <summary>A rule as a lawyer reads it.</summary>
    public RuleReading Say(Rule rule) => policy.Rules.Say(rule, Value);

    /// <summary>A value that stands for a fact or an output.</summary>
    public string Value(string name, string value) => values.Find(name, value) ?? Category(value) ?? value;

    /// <summary>The name of an output: 主办单位.</summary>
    public static string Output(string name) => Words.Of("output", name);

    // A leaf by its name; a branch by the groups in it: 婚姻家庭、邻里纠纷、房屋宅基地等.
    private string? Category(string code)
    {
        if (!IsCode(code))
            return null;
        if (policy.Rules.Categories.Find(code) is { } leaf)
            return leaf.Name;
        string[] groups = [.. policy.Rules.Categories.All.Where(c => c.Code.StartsWith(code, StringComparison.Ordinal))
            .Select(c => c.Name.Split('/')[0]).Distinct()];
        return groups.Length == 0 ? null : string.Join('、', groups.Take(3)) + (groups.Length > 3 ? Texts.Rules_AndOthers : "");
    }

    private static bool IsCode(string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..];
}
