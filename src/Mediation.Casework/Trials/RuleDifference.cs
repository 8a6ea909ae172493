using System.Text.Json;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Trials;

/// <summary>What became of a rule from one version to another (规则的变化).</summary>
public enum RuleFate
{
    /// <summary>新增.</summary>
    Added,

    /// <summary>删除.</summary>
    Removed,

    /// <summary>修改.</summary>
    Changed,

    /// <summary>Only its place among the others is another (移动).</summary>
    Moved,
}

/// <summary>A rule that differs between two versions (规则差异).</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Before">As it was; null when it is new.</param>
/// <param name="After">As it is; null when it is gone.</param>
public sealed record RuleDifference(RuleFate Fate, Rule? Before, Rule? After)
{
    /// <summary>The rule as it is called now, or was called last.</summary>
    public Rule Rule => (After ?? Before)!;

    /// <summary>The rule's JSON before; empty when it is new.</summary>
    public string JsonBefore { get; private init; } = "";

    /// <summary>The rule's JSON after; empty when it is gone.</summary>
    public string JsonAfter { get; private init; } = "";

    /// <summary>The rules that differ, in the order of the later version, those that are gone last (逐条比较).</summary>
    public static IReadOnlyList<RuleDifference> Between(RuleSet before, RuleSet after)
    {
        var (old, now) = (Named(before), Named(after));
        var stayed = Stayed([.. now.Keys.Where(old.ContainsKey).Select(name => old.Keys.ToList().IndexOf(name))]);
        var order = old.Keys.ToList();
        var changes =
            from rule in now
            let was = old.TryGetValue(rule.Key, out var known) ? known : (Rule: null, Json: default)
            let fate = was.Rule is null ? RuleFate.Added
                : !JsonElement.DeepEquals(was.Json, rule.Value.Json) ? RuleFate.Changed
                : stayed.Contains(order.IndexOf(rule.Key)) ? (RuleFate?)null : RuleFate.Moved
            where fate is not null
            select Of(fate.Value, was, rule.Value);
        return [.. changes, .. old.Where(rule => !now.ContainsKey(rule.Key)).Select(rule => Of(RuleFate.Removed, rule.Value, (null, default)))];
    }

    /// <summary>Whether the two differ in what stands beside the rules: hit policy, params, what the set promises.</summary>
    public static bool IsBeside(RuleSet before, RuleSet after) =>
        !JsonElement.DeepEquals(Beside(before), Beside(after));

    private static RuleDifference Of(RuleFate fate, (Rule? Rule, JsonElement Json) before, (Rule? Rule, JsonElement Json) after) =>
        new(fate, before.Rule, after.Rule)
        {
            JsonBefore = before.Rule is null ? "" : before.Json.GetRawText(),
            JsonAfter = after.Rule is null ? "" : after.Json.GetRawText(),
        };

    // In the order of the file; of two with one name, which is a fault of its own, the first.
    private static Dictionary<string, (Rule? Rule, JsonElement Json)> Named(RuleSet set)
    {
        var named = new Dictionary<string, (Rule?, JsonElement)>(StringComparer.Ordinal);
        foreach (var (rule, json) in set.Rules.Zip(RulesOf(set.Raw))) named.TryAdd(rule.Name, (rule, json));
        return named;
    }

    private static IEnumerable<JsonElement> RulesOf(JsonElement set) => set.EnumerateObject()
        .LastOrDefault(member => member.NameEquals("Rules") || member.Name.Equals("Rules", StringComparison.OrdinalIgnoreCase)).Value is
    { ValueKind: JsonValueKind.Array } rules ? rules.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static JsonElement Beside(RuleSet set) => JsonSerializer.SerializeToElement(set.Raw.EnumerateObject()
        .Where(member => !member.Name.Equals("Rules", StringComparison.OrdinalIgnoreCase))
        .GroupBy(member => member.Name).ToDictionary(same => same.Key, same => same.Last().Value));

    // The most that can be said to have stayed where they were: the longest rising row.
    private static HashSet<int> Stayed(int[] positions)
    {
        var length = new int[positions.Length];
        var before = new int[positions.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
                if (positions[j] < positions[i] && length[j] >= length[i]) (length[i], before[i]) = (length[j] + 1, j);
        }
        var stayed = new HashSet<int>();
        for (var at = positions.Length == 0 ? -1 : Array.IndexOf(length, length.Max()); at >= 0; at = before[at]) stayed.Add(positions[at]);
        return stayed;
    }
}
