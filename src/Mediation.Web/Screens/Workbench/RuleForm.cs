using System.Globalization;
using System.Text.Json;
using Mediation.Casework.Rulings;
using Mediation.Rules.Editing;
using Mediation.Rules.Reading;

namespace Mediation.Web.Screens.Workbench;

/// <summary>One rule as it is edited (规则表单): what a table's cells hold.</summary>
/// <param name="Label">规则说明.</param>
/// <param name="Name">规则名.</param>
/// <param name="Condition">条件表达式; null for a rule of rules, which is edited as JSON.</param>
/// <param name="Outcome">结论代码.</param>
/// <param name="Output">判定内容表达式; empty for none.</param>
/// <param name="Ground">依据.</param>
/// <param name="Verified">依据核实情况.</param>
/// <param name="From">施行日, <c>yyyy-MM-dd</c> or empty.</param>
/// <param name="To">失效日.</param>
/// <param name="Enabled">启用.</param>
public sealed record RuleForm(
    string Label, string Name, string? Condition, string Outcome, string Output, string Ground, string Verified, string From, string To, bool Enabled)
{
    /// <summary>Longest expression; the engine's own limit lies beyond.</summary>
    public const int LongestExpression = 20_000;

    /// <summary>The form of a rule as it is.</summary>
    public static RuleForm Of(Rule rule) => new(
        rule.Label ?? "", rule.Name, rule.Operator is null ? rule.Expression ?? "" : null, rule.SuccessEvent ?? "", OutputOf(rule), rule.Ground ?? "",
        Grounds.Said(rule) ?? "", Day(rule.EffectiveFrom), Day(rule.EffectiveTo), rule.Enabled);

    /// <summary>The form as it was posted; what it doesn't carry is as the rule has it.</summary>
    public static RuleForm Posted(IFormCollection form, Rule rule)
    {
        var was = Of(rule);
        var typed = new RuleForm(
            Text("label", was.Label), Text("name", was.Name), was.Condition is null ? null : Text("condition", was.Condition),
            Text("outcome", was.Outcome), Text("output", was.Output), Text("ground", was.Ground), Text("verified", was.Verified),
            Text("from", was.From), Text("to", was.To), form.ContainsKey("enabled-said") ? form.ContainsKey("enabled") : was.Enabled);
        return typed.SaysAnother(was) ? typed with { Verified = Grounds.Unverified } : typed;

        string Text(string field, string otherwise) => form.TryGetValue(field, out var typed) ? typed.ToString().ReplaceLineEndings("\n").Trim() : otherwise;
    }

    /// <summary>The text of the rule set with this rule in the place of another; only what differs is written.</summary>
    public string WriteInto(string text, Rule rule)
    {
        var was = Of(rule);
        text = Set(text, was.Name, Name, "RuleName");
        if (Condition is not null)
            text = Set(text, was.Condition!, Condition, "Expression");
        text = Set(text, was.Outcome, Outcome, "SuccessEvent");
        text = OutputInto(text);
        text = Set(text, was.Label, Label, "Properties", "label");
        text = Set(text, was.Ground, Ground, "Properties", "ground");
        text = Set(text, was.Verified, Verified, "Properties", "verified");
        text = Set(text, was.From, From, "Properties", "effectiveFrom");
        text = Set(text, was.To, To, "Properties", "effectiveTo");
        return was.Enabled == Enabled ? text : RuleText.Set(text, rule.Path, ["Enabled"], Enabled ? null : "false");

        string Set(string whole, string before, string after, params string[] members) => before == after
            ? whole
            : RuleText.Set(whole, rule.Path, members, after.Length > 0 ? RuleText.Write(after) : members[^1].StartsWith("effective", StringComparison.Ordinal) ? "null" : null);

        string OutputInto(string whole) => was.Output == Output ? whole
            : Output.Length == 0 ? RuleText.Set(whole, rule.Path, ["Actions", "OnSuccess"], null)
            : rule.OnSuccess is not null ? RuleText.Set(whole, rule.Path, ["Actions", "OnSuccess", "Context", "Expression"], RuleText.Write(Output))
            : RuleText.Set(whole, rule.Path, ["Actions", "OnSuccess"],
                """{"Name": "OutputExpression", "Context": {"Expression": """ + RuleText.Write(Output) + "}}");
    }

    // Who checked the old words against their source hasn't checked these.
    private bool SaysAnother(RuleForm was) => Ground != was.Ground && Verified == was.Verified && Grounds.IsChecked(Verified);

    private static string OutputOf(Rule rule) => rule.OnSuccess?.Context.GetValueOrDefault("Expression") is { ValueKind: JsonValueKind.String } output
        ? output.GetString()! : "";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
