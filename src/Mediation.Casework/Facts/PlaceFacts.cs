namespace Mediation.Casework.Facts;

/// <summary>Where it happens and how that place is run (地点事实). Rules know it as <c>place</c>.</summary>
public sealed record PlaceFacts
{
    internal const string Firm = "PROPERTY";

    internal const string Owners = "OWNERS";

    internal const string CommunityUnit = "COMMUNITY";

    /// <summary>The compound's code (小区代码); null when the place was not recognised.</summary>
    public string? Compound { get; init; }

    /// <summary>The community it belongs to (社区); null when not recognised.</summary>
    public string? Community { get; init; }

    /// <summary>A professional property firm serves it (有物业服务企业); null when not recognised.</summary>
    public bool? HasPropertyFirm { get; init; }

    /// <summary><c>professional-firm</c>, <c>self-governed</c>, <c>entrusted</c> or <c>integrated</c> (服务模式); null when not recognised.</summary>
    public string? ServiceMode { get; init; }

    /// <summary>The unit that does the work of property service (物业服务单位): the firm's, or the residents' own group or the community where there is none; the firms' when not recognised.</summary>
    public string Serving { get; init; } = Firm;

    /// <summary>The unit that does what is the owners' body's to do (业主组织或代行的社区): the community where there is none; the owners' when not recognised.</summary>
    public string Deciding { get; init; } = Owners;

    /// <summary>业委会, 物管会 or 自管小组 (业主组织); null when there is none or the place is not recognised.</summary>
    public string? OwnersBody { get; init; }

    /// <summary>The courtyard's code (院落); null when the place is in none or its building was not recognised.</summary>
    public string? Courtyard { get; init; }

    /// <summary>The unit of the courtyard's committee while it sits (在任的院落自治委员会); null for no courtyard, and where too few members are in office.</summary>
    public string? Committee { get; init; }

    /// <summary>The rules gave the case to that committee (由院落自治委员会主办); false before they were asked.</summary>
    public bool CommitteeLeads { get; init; }

    /// <summary>Matter → unit code: who regulates what in this town (属地职责分工).</summary>
    public IReadOnlyDictionary<string, string> Regulators { get; init; } = new Dictionary<string, string>();

    /// <summary>Codes of the units that somebody is on duty for (正在值班的单位).</summary>
    public IReadOnlyList<string> OnDuty { get; init; } = [];

    /// <summary>The stations are closed (下班时间): before they open, after they close, on rest days.</summary>
    public bool AfterHours { get; init; }

    /// <summary>Whether somebody is on duty for a unit (单位正在值班).</summary>
    public bool IsOnDuty(string unit) => OnDuty.Contains(unit);

    /// <summary>The unit that regulates a matter here, such as <c>construction-noise</c>; null when nobody is named (主管单位).</summary>
    public string? Regulator(string matter) => Regulators.GetValueOrDefault(matter);
}
