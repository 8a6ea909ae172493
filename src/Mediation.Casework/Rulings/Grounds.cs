using System.Text.Json;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>How the ground of a rule is known (依据核实情况).</summary>
public static class Grounds
{
    /// <summary>
    /// What a rule may say, the surest first: <c>verified</c> against the source, <c>seen</c> in another's text,
    /// <c>memory</c>, or <c>policy</c> of the town itself.
    /// </summary>
    public static IReadOnlyList<string> All { get; } = ["verified", "seen", "memory", "policy"];

    /// <summary>Of words that nobody has held against their source (待核).</summary>
    public const string Unverified = "memory";

    /// <summary>Whether somebody held the ground's very words against a source, the law's own or another's that cites it.</summary>
    public static bool IsChecked(string said) => said is "verified" or "seen";

    /// <summary>What a rule says; <c>policy</c> when it says nothing.</summary>
    public static string Of(Rule rule) => Said(rule) ?? "policy";

    /// <summary>What a rule says; null when it says nothing.</summary>
    public static string? Said(Rule rule) =>
        rule.Properties.TryGetValue("verified", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
