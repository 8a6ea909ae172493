namespace Mediation.Casework.Cases;

/// <summary>
/// What acceptance settled about a case (受理登记). It stays as it was, but for a category that was corrected later and what follows from it;
/// the journal keeps what it was before.
/// </summary>
public sealed record Intake
{
    /// <summary>来源渠道.</summary>
    public required string Channel { get; init; }

    /// <summary>咨询, 求助, 投诉, 举报, 建议, 表扬 or 检举 (诉求类型).</summary>
    public required string RequestType { get; init; }

    /// <summary>Category code <c>XXnn-nn</c> (类别).</summary>
    public required string Category { get; init; }

    /// <summary>Legal track (法定途径): 人民调解, 行政执法, 公安 …</summary>
    public required string Track { get; init; }

    /// <summary>P0 to P3 (紧急程度).</summary>
    public required string Priority { get; init; }

    /// <summary>0 normal to 3 secret (密级).</summary>
    public required int Secrecy { get; init; }

    /// <summary>能否调解.</summary>
    public required MediationPermit Mediation { get; init; }

    /// <summary>Codes of the hard stops that fired (硬性止步), most urgent first.</summary>
    public required IReadOnlyList<string> HardStops { get; init; }

    /// <summary>How many complain together (人数).</summary>
    public required int Persons { get; init; }

    /// <summary>What who complains speaks, such as 傣语; null for Chinese (说的语言).</summary>
    public string? Language { get; init; }

    /// <summary>Compound code (小区); null when the place was not recognised.</summary>
    public string? Compound { get; init; }

    /// <summary>Community code (社区); null when not recognised.</summary>
    public string? Community { get; init; }

    /// <summary>When it happened (发生时间); null when unknown.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When it was accepted (受理时刻).</summary>
    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The day whose law applies: the local day of acceptance (适用日期).</summary>
    public required DateOnly InForceOn { get; init; }

    /// <summary>Who accepted it (受理人).</summary>
    public required Guid AcceptedBy { get; init; }

    /// <summary>A clerk changed what the rules suggested (人工改判).</summary>
    public bool Overruled { get; init; }

    /// <summary>No rule decided something; a person has to (待人工判断).</summary>
    public bool NeedsPerson { get; init; }
}
