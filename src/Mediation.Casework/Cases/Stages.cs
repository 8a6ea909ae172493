using System.Text.Json;

namespace Mediation.Casework.Cases;

/// <summary>Stages as workflow files, the API and the database spell them: kebab-case (阶段代码).</summary>
public static class Stages
{
    private static readonly Dictionary<string, CaseStage> Known =
        Enum.GetValues<CaseStage>().ToDictionary(s => s.Code(), StringComparer.Ordinal);

    /// <summary>Every stage's code, in the order of the lifecycle.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<CaseStage>().Select(s => s.Code())];

    /// <summary>The stage a code names; null when there is none.</summary>
    public static CaseStage? Parse(string code) => Known.TryGetValue(code, out var stage) ? stage : null;

    /// <summary>The code of any closed set's member: <c>ReturnReview</c> is <c>return-review</c>.</summary>
    public static string Code<T>(this T member)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString());
}
