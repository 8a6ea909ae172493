namespace Mediation.Casework.Places;

/// <summary>A community and the party organisations of its compounds (社区).</summary>
/// <param name="Code">Stable, such as <c>XY</c>.</param>
/// <param name="Name">Such as 西园路社区.</param>
/// <param name="Office">Its station (党群服务站点).</param>
/// <param name="PartyOrganisations">Party organisations in the compounds, each for one or several (小区党组织).</param>
public sealed record Community(
    string Code, string Name, string Office, IReadOnlyList<PartyOrganisation> PartyOrganisations);

/// <summary>The party organisation that coordinates in one or several compounds (小区党组织).</summary>
public sealed record PartyOrganisation(string Code, string Name, IReadOnlyList<string> Compounds);

/// <summary>How a compound is served (服务模式): the four of “四式”.</summary>
public enum ServiceMode
{
    /// <summary>A professional firm, supervised by community and owners (市场运作).</summary>
    ProfessionalFirm,

    /// <summary>The residents themselves under a convention, guided by the community (业主自治).</summary>
    SelfGoverned,

    /// <summary>Somebody runs it for the residents, a firm perhaps (代管托管).</summary>
    Entrusted,

    /// <summary>Served together with the street or compounds around it (一体融入).</summary>
    Integrated,
}

/// <summary>A residential compound (小区).</summary>
public sealed record Compound
{
    /// <summary>Residents who run things themselves, without an elected committee (自管小组).</summary>
    public const string OwnGroup = "自管小组";

    /// <summary>Stable, such as <c>XY-01</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its full name, unique in the town (名称).</summary>
    public required string Name { get; init; }

    /// <summary>Code of its community (社区).</summary>
    public required string Community { get; init; }

    /// <summary>The street it lies at (街路).</summary>
    public required string Street { get; init; }

    /// <summary>Such as 老旧小区 or 单位宿舍 (小区类型).</summary>
    public required string Kind { get; init; }

    /// <summary>How it is served (服务模式).</summary>
    public required ServiceMode Service { get; init; }

    /// <summary>The firm's name, only where a firm serves it (物业服务企业): always where the market does, never where residents do themselves.</summary>
    public string? PropertyFirm { get; init; }

    /// <summary>The residents' convention, only where they govern themselves (自治公约).</summary>
    public string? Convention { get; init; }

    /// <summary>业委会, 物管会 or <see cref="OwnGroup"/> (业主组织); null where there is none.</summary>
    public required string? OwnersBody { get; init; }

    /// <summary>How many buildings there are; they are numbered from 1 (楼栋数).</summary>
    public required int Buildings { get; init; }

    /// <summary>How many households there are (户数).</summary>
    public required int Households { get; init; }

    /// <summary>Other names that people use (别名).</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>A grid and its worker (网格).</summary>
/// <param name="Code">Stable, such as <c>XY-G1</c>.</param>
/// <param name="Name">Such as 西园路社区第一网格.</param>
/// <param name="Community">Code of its community.</param>
/// <param name="Worker">Code of the official who works it (网格员).</param>
/// <param name="Compounds">Codes of its compounds.</param>
public sealed record Grid(
    string Code, string Name, string Community, string Worker, IReadOnlyList<string> Compounds);

/// <summary>Who looks after one building (楼栋长).</summary>
public sealed record BuildingHead(string Compound, int Building, string Name, bool PartyMember, string Background);
