using System.Text.Json;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Definitions;
using Mediation.Rules.Reading;
using Mediation.Web.Resources;

namespace Mediation.Web.Api;

/// <summary>A version of a rule set.</summary>
internal sealed record RuleVersionAnswer(int Number, string Version, string Source, bool InForce, DateTimeOffset ImportedAt)
{
    public static RuleVersionAnswer Of(RuleVersion version) =>
        new(version.Number, version.Version, version.Source, version.InForce, version.ImportedAt);
}

/// <summary>How many grounds of a rule set are known how.</summary>
internal sealed record GroundsAnswer(int Verified, int Seen, int Memory, int Policy)
{
    public static GroundsAnswer Of(RuleSet set)
    {
        var counts = set.Rules.CountBy(Grounds.Of).ToDictionary();
        int Count(string ground) => counts.GetValueOrDefault(ground);
        return new(Count("verified"), Count("seen"), Count("memory"), Count("policy"));
    }
}

/// <summary>A rule set in force, and all its versions, the newest first.</summary>
internal sealed record RuleSetLineAnswer(
    string Name, string Title, int Number, string Version, int Rules, GroundsAnswer Grounds, IEnumerable<RuleVersionAnswer> Versions)
{
    public static RuleSetLineAnswer Of(RuleVersion inForce, IEnumerable<RuleVersion> versions)
    {
        var set = RuleFile.Read(inForce.Document, inForce.Source).RuleSets[0];
        return new(set.Name, Words.Of("rule-set", set.Name), inForce.Number, inForce.Version, set.Rules.Count,
            GroundsAnswer.Of(set), versions.Select(RuleVersionAnswer.Of));
    }
}

/// <summary>A rule set in one version, as its file has it, and all its versions, the newest first.</summary>
internal sealed record RuleSetAnswer(
    string Name, string Title, int Number, string Version, bool InForce, JsonElement Document, IEnumerable<RuleVersionAnswer> Versions)
{
    public static RuleSetAnswer Of(RuleVersion shown, IEnumerable<RuleVersion> versions)
    {
        using var document = JsonDocument.Parse(shown.Document);
        return new(shown.Name, Words.Of("rule-set", shown.Name), shown.Number, shown.Version, shown.InForce,
            document.RootElement.Clone(), versions.Select(RuleVersionAnswer.Of));
    }
}
