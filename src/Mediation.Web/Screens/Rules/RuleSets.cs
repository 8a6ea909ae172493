using System.Text.Json;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rules;

/// <summary>A rule set in the list (规则集行).</summary>
/// <param name="Set">Its rules in force.</param>
/// <param name="Version">Its version in force.</param>
/// <param name="VersionCount">How many versions there are.</param>
/// <param name="Rows">Its rules on the chosen day.</param>
/// <param name="FoundCount">How many of them the words of the filter are in; null when none are looked for.</param>
public sealed record RuleSetRow(RuleSet Set, RuleVersion Version, int VersionCount, IReadOnlyList<RuleRow> Rows, int? FoundCount)
{
    /// <summary>How many rules are in force on the chosen day.</summary>
    public int InForceCount => Rows.Count(row => row.InForce is RuleInForce.Now);

    /// <summary>How many grounds are known how.</summary>
    public int Count(string ground) => Rows.Count(row => Grounds.Of(row.Rule) == ground);
}

/// <summary>The rule sets in force, in the order they are asked (规则页).</summary>
public sealed record RuleSets(RuleAddress Address, Clockface Clock, DateOnly Day, IReadOnlyList<RuleSetRow> Rows)
{
    /// <summary>Names of those that have a draft.</summary>
    public IReadOnlyList<string> Drafts { get; init; } = [];

    /// <summary>Of all versions, the newest first within each rule set, with the text of those in force.</summary>
    public static RuleSets Of(IReadOnlyList<RuleVersion> versions, RuleAddress address, Policy policy, Clockface clock)
    {
        var day = address.On ?? policy.Calendar.DayOf(clock.Now);
        var words = new RuleWords(policy);
        var rows =
            from version in versions
            where version.InForce
            let set = RuleSetView.SetOf(version, policy)
            let rules = set.Rules.Select(rule => RuleRow.Of(set.Name, rule, day)).ToList()
            let asked = Assessment.Order.ToList().IndexOf(set.Name)
            orderby asked < 0 ? int.MaxValue : asked, set.Name
            select new RuleSetRow(set, version, versions.Count(v => v.Name == set.Name), rules,
                string.IsNullOrWhiteSpace(address.Q) ? null : rules.Count(row => row.Fits(address, words)));
        return new RuleSets(address, clock, day, [.. rows.Where(row => row.FoundCount is not 0)]);
    }

    /// <summary>The filters, as the address has them.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new("q", Texts.Rules_WordsEverywhere, Address.Q),
        new("on", Texts.Rules_On, Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) { Day = true },
    ];

    /// <summary>施行中, 尚未施行, 已不再施行.</summary>
    public static string Said(RuleInForce state) => state switch
    {
        RuleInForce.Now => Texts.Rules_Now,
        RuleInForce.NotYet => Texts.Rules_NotYet,
        _ => Texts.Rules_NoLonger,
    };

    /// <summary>首个命中, 全部命中, 得分最高, 优先级最高.</summary>
    public static string Said(HitPolicy policy) => policy switch
    {
        HitPolicy.First => Texts.Rules_First,
        HitPolicy.Best => Texts.Rules_Best,
        HitPolicy.Priority => Texts.Rules_Priority,
        _ => Texts.Rules_Collect,
    };

    /// <summary>What a file says of itself; null when it says nothing.</summary>
    public static string? NoteOf(RuleSet set) =>
        set.Raw.TryGetProperty("Note", out var note) && note.ValueKind == JsonValueKind.String ? note.GetString() : null;
}
