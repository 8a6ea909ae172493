namespace Mediation.Casework.Categories;

/// <summary>One leaf of the category tree (类别). Request type, category and legal track are three independent axes.</summary>
public sealed record Category
{
    /// <summary><c>XXnn-nn</c>; <c>-01</c> is the default leaf (类别代码).</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name with its parent, such as 邻里纠纷/漏水渗水 (类别名称).</summary>
    public required string Name { get; init; }

    /// <summary>Request types in which it occurs, the usual one first (诉求类型).</summary>
    public required IReadOnlyList<string> RequestTypes { get; init; }

    /// <summary>Legal track (法定途径): one of <see cref="CategoryList.Tracks"/>.</summary>
    public required string Track { get; init; }

    /// <summary>0 normal to 3 secret (敏感度); a case of this category is never below.</summary>
    public required int Sensitivity { get; init; }

    /// <summary>Whether the community may lead it: never what needs a penalty, a licence or an inspection (社区可主办).</summary>
    public required bool CommunityMayLead { get; init; }

    /// <summary><c>allowed</c>, <c>conditional</c> or <c>forbidden</c> (能否调解).</summary>
    public required string Mediation { get; init; }

    /// <summary>Why mediation is conditional or forbidden, a code (调解限制原因); null when allowed.</summary>
    public string? MediationReason { get; init; }

    /// <summary>P0 to P3, unless the circumstances say otherwise (默认紧急程度).</summary>
    public required string Priority { get; init; }

    /// <summary>Code in the justice bureau's statistics (司法行政统计代码); null while unverified.</summary>
    public string? JusticeCode { get; init; }

    /// <summary>Code in the hotline's statistics (12345 统计代码); null while unverified.</summary>
    public string? HotlineCode { get; init; }

    /// <summary>Whether it is the town's own work and no dispute (非纠纷).</summary>
    public bool IsOwnWork => Track == CategoryList.OwnWork;

    /// <summary>No longer given to new complaints (停用): not offered, not recognised; cases that have it keep it, and rules may speak of it.</summary>
    public bool Retired { get; init; }
}
