using Mediation.Casework.Acts;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens;

/// <summary>What people call the codes of their town (名称): units, categories, compounds. An unknown code is its own name.</summary>
public sealed class TownNames(Casework.Places.Town town, RuleBook rules)
{
    /// <summary>The names in force.</summary>
    public static TownNames Of(Policy policy) => new(policy.Town, policy.Rules);

    /// <summary>The names an act was briefed with.</summary>
    public static TownNames Of(Briefing briefing) => new(briefing.Town, briefing.Rules);

    /// <summary>社区人民调解委员会.</summary>
    public string Unit(string code) => town.Unit(code)?.Name ?? code;

    /// <summary>Several units, joined as people list them.</summary>
    public string Units(IEnumerable<string> codes) => string.Join('、', codes.Select(Unit));

    /// <summary>邻里纠纷/漏水渗水.</summary>
    public string Category(string code) => rules.Categories.Find(code)?.Name ?? code;

    /// <summary>A unit's name, or that it is nobody's.</summary>
    public string Holder(string? code) => code is null ? Texts.Supervision_Nobody : Unit(code);

    /// <summary>What the categories that begin with these characters have in common: 邻里纠纷.</summary>
    public string Group(string prefix) =>
        rules.Categories.All.FirstOrDefault(c => c.Code.StartsWith(prefix, StringComparison.Ordinal))?.Name.Split('/')[0] ?? prefix;

    /// <summary>月光小区; null for no compound.</summary>
    public string? Compound(string? code) => code is null ? null : town.Compound(code)?.Name ?? code;
}
