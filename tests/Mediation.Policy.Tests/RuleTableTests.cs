using System.Globalization;
using Mediation.Rules.Reading;

namespace Mediation.Policy.Tests;

public sealed class RuleTableTests
{
    public static TheoryData<string> Sets => [.. Shipped.Book.RuleSets.Select(set => set.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Each_rule_set_reads_as_approved(string name)
    {
        var set = Shipped.Book.RuleSets.Single(set => set.Name == name);

        Approval.Check($"{name}（{Policy(set.HitPolicy)}）\n" + string.Concat(set.Rules.Select(Row)), $"rules-{name}");
    }

    private static string Row(Rule rule) =>
        $"{rule.Label}　[{rule.Name}]\n"
        + $"    条件：{rule.Expression}\n"
        + $"    结论：{rule.SuccessEvent ?? rule.Name} {rule.OnSuccess?.Context["Expression"].GetString()}\n"
        + $"    依据：{rule.Ground}（{Known(rule)}{Dates(rule)}）\n";

    private static string Policy(HitPolicy policy) => policy switch
    {
        HitPolicy.First => "首个命中",
        HitPolicy.Best => "得分最高",
        _ => "全部命中",
    };

    private static string Known(Rule rule) => rule.Properties["verified"].GetString() switch
    {
        "verified" => "已核对法条",
        "seen" => "见于转载",
        "memory" => "未核",
        _ => "本镇政策",
    };

    private static string Dates(Rule rule) =>
        (rule.EffectiveFrom is { } from ? $"，{from.ToString("O", CultureInfo.InvariantCulture)} 起" : "")
        + (rule.EffectiveTo is { } to ? $"，{to.ToString("O", CultureInfo.InvariantCulture)} 止" : "");
}
