using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;

namespace Mediation.Web.Resources;

/// <summary>What people call the codes that rules compare and give out (规则用语): units, outcomes, terms; categories say their own names.</summary>
/// <param name="town">The town whose names count, asked for each time: units are given other names while the server runs.</param>
/// <param name="workflow">The name of a workflow in force; null when there is none.</param>
public sealed class ValueWords(Func<Town> town, Func<string, string?> workflow)
{
    private const string RulingPrefix = "ruling.";

    // What the values of a fact or an output are called is said elsewhere already.
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["Clock"] = "clock",
        ["Kind"] = "outcome.deadlines",
        ["Mediation"] = "mediation",
        ["On"] = "outcome.deadlines",
        ["Priority"] = "priority",
        ["StopGround"] = "option.ground",
        ["Unit"] = "term-unit",
    };

    /// <summary>The words of a policy.</summary>
    internal static ValueWords Of(Policy policy) => new(() => policy.Town, id => policy.Workflows.Find(id)?.Name);

    /// <summary>An outcome of a rule set; the code itself where nobody gave it a word.</summary>
    public static string Outcome(string set, string code) =>
        Words.Find(set == "hard-stops" ? "hard-stop" : set, code) ?? Words.Find("outcome", $"{set}.{code}") ?? code;

    /// <summary>What a value is called, given the fact or the output it stands for; null where nobody gave it a word.</summary>
    public string? Find(string name, string value)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        return OutcomeAsked(name) is { } set ? Outcome(set, value)
            : last == NamedWorkflow.Output ? workflow(value)
            : town().Unit(value)?.Name ?? Words.Find(Kinds.GetValueOrDefault(last, $"value.{last}"), value);
    }

    // ruling.ReturnReview.Outcome asks the rule set return-review.
    private static string? OutcomeAsked(string name) =>
        name.StartsWith(RulingPrefix, StringComparison.Ordinal)
        && name.Split('.') is [_, var set, "Outcome" or "Outcomes" or "Is"]
            ? string.Concat(set.Select((c, at) => char.IsUpper(c) ? (at > 0 ? "-" : "") + char.ToLowerInvariant(c) : $"{c}"))
            : null;
}
