namespace Mediation.Casework.Facts;

/// <summary>What happened before, in this matter and in this case (经过事实). Rules know it as <c>history</c>.</summary>
public sealed record HistoryFacts
{
    /// <summary>Recorded dissuasions in this matter (劝阻次数).</summary>
    public int DissuasionCount { get; init; }

    /// <summary>Mediations held in this matter (调解次数).</summary>
    public int MediationCount { get; init; }

    /// <summary>Open cases that look like the same matter (相似在办件数).</summary>
    public int SimilarOpenCount { get; init; }

    /// <summary>Households that complained of the same place and category within 24 hours, this one included (同类诉求户数).</summary>
    public int HouseholdCount { get; init; } = 1;

    /// <summary>Earlier cases of the same reporter in this category within 90 days (同人同类件数).</summary>
    public int RepeatCount { get; init; }

    /// <summary>How often this case was returned (退单次数).</summary>
    public int ReturnCount { get; init; }

    /// <summary>Whether the committee of the case's courtyard had it and handed it on (院落已先调).</summary>
    public bool CourtyardTried { get; init; }

    /// <summary>How often this case was reworked (重办次数).</summary>
    public int ReworkCount { get; init; }

    /// <summary>Attempts to call back since the resident was last reached (回访次数), the one being recorded included.</summary>
    public int FollowUpCount { get; init; }

    /// <summary>Residents' marks since the matter was last put to them (居民评分次数).</summary>
    public int Marks { get; init; }

    /// <summary>How many in a hundred of those were bad, rounded down (居民差评占比); 0 when there are none.</summary>
    public int BadMarkPercent { get; init; }

    /// <summary>Which dimension of property service is asked about (考核的哪一项); null when none is.</summary>
    public string? Dimension { get; init; }

    /// <summary>Complaints about property service for each hundred households in the period of a scorecard (每百户投诉件数); null outside of one.</summary>
    public int? ComplaintsPerHundred { get; init; }

    /// <summary>How many in a hundred matters the unit gave back or was late with in that period (退回或逾期占比); null for too few.</summary>
    public int? LatePercent { get; init; }

    /// <summary>The mean of residents' marks of the unit in that period, in hundredths (码上评平均分); null for too few.</summary>
    public int? MeanMark { get; init; }

    /// <summary>What a scorecard comes to, 0 to 100 (考核总分); null while single dimensions are asked about.</summary>
    public int? ServiceScore { get; init; }

    /// <summary>Whether the same firm failed in the same compound when it was scored last (上期也不达标).</summary>
    public bool FailedBefore { get; init; }

    /// <summary>Whether the resident was reached at the last call-back (是否联系上); null before one.</summary>
    public bool? Reached { get; init; }

    /// <summary>Whether the resident says it is solved (是否解决); null when not asked.</summary>
    public bool? Solved { get; init; }

    /// <summary>满意, 基本满意, 一般 or 不满意 (满意度); null when not asked.</summary>
    public string? Satisfaction { get; init; }

    /// <summary>Coded reason of dissatisfaction: 处理不当, 政策限制, 诉求超范围, 情绪, 其他 (不满意原因).</summary>
    public string? ReasonCode { get; init; }
}
