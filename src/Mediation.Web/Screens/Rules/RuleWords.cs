using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rules;

/// <summary>What people call the codes that rules compare and give out (规则用语): units, categories, outcomes, terms.</summary>
public sealed class RuleWords(Policy policy)
{
    private const string RulingPrefix = "ruling.";

    // What the values of a fact or an output are called is said elsewhere already.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["Clock"] = "clock",
        ["Kind"] = "outcome.deadlines",
        ["On"] = "outcome.deadlines",
        ["Priority"] = "priority",
        ["StopGround"] = "option.ground",
        ["Unit"] = "term-unit",
    };

    /// <summary>What a rule set decides: 派给谁.</summary>
    public static string Title(string set) => Words.Of("rule-set", set);

    /// <summary>An outcome of a rule set; the code itself where nobody gave it a word.</summary>
    public static string Outcome(string set, string code) =>
        Words.Find(set == "hard-stops" ? "hard-stop" : set, code) ?? Words.Find("outcome", $"{set}.{code}") ?? code;

    /// <summary>What a rule decides, in words.</summary>
    public static string OutcomeOf(string set, Rule rule) => Outcome(set, rule.SuccessEvent ?? rule.Name);

    /// <summary>A rule as a lawyer reads it.</summary>
    public RuleReading Say(Rule rule) => policy.Rules.Say(rule, Value);

    /// <summary>A value that stands for a fact or an output.</summary>
    public string Value(string name, string value)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return OutcomeAsked(name) is { } set ? Outcome(set, value)
            : policy.Town.Unit(value)?.Name
            ?? Words.Find(Kinds.GetValueOrDefault(last, $"value.{last}"), value)
            ?? Category(value)
            ?? value;
    }

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

    // ruling.ReturnReview.Outcome asks the rule set return-review.
    private static string? OutcomeAsked(string name) =>
        name.StartsWith(RulingPrefix, StringComparison.Ordinal)
        && name.Split('.') is [_, var set, "Outcome" or "Outcomes" or "Is"]
            ? string.Concat(set.Select((c, at) => char.IsUpper(c) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}"))
            : null;
}
