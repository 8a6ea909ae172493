using System.Text.Json;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>
/// What a rule set promises (规则集的承诺), from members of its file that the original ignores: <c>Covers</c>, a condition
/// under which some rule must count, and <c>Exclusive</c>, whether at most one may.
/// </summary>
/// <param name="Covers">
/// When some rule must count (必须有结论的条件). When the file says nothing: always for <c>first</c> and <c>best</c>, which
/// give one answer, and never for <c>collect</c>.
/// </param>
/// <param name="Exclusive">
/// Whether two rules that hold together must say the same (结论不得互相矛盾). When the file says nothing: in <c>collect</c>,
/// where nothing else settles it.
/// </param>
/// <param name="Apart">
/// Outputs that keep answers apart (分别计算的输出): only rules with the same outcome and the same values of these must
/// agree. Null when all must.
/// </param>
public sealed record Duties(string Covers, bool Exclusive, IReadOnlyList<string>? Apart)
{
    /// <summary>The duties of a rule set (读取承诺).</summary>
    public static Duties Of(RuleSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var answers = set.HitPolicy is HitPolicy.First or HitPolicy.Best;
        var covers = Member(set.Raw, "Covers") is { ValueKind: JsonValueKind.String } condition
            ? condition.GetString()!
            : answers ? "true" : "false";
        return Member(set.Raw, "Exclusive") switch
        {
            { ValueKind: JsonValueKind.True } => new(covers, true, null),
            { ValueKind: JsonValueKind.False } => new(covers, false, null),
            { ValueKind: JsonValueKind.Array } names => new(
                covers, true, [.. names.EnumerateArray().Select(n => n.ToString())]),
            _ => new(covers, !answers, null)
        };
    }

    private static JsonElement? Member(JsonElement set, string name)
    {
        if (set.ValueKind != JsonValueKind.Object) return null;
        foreach (var member in set.EnumerateObject())
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value;
        return null;
    }
}
