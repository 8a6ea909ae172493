namespace Mediation.Casework.Owners;

/// <summary>
/// What owners decide together (业主共同决定事项), as 民法典第二百七十八条第一款 lists it. What a matter needs follows from the list and is
/// chosen by nobody.
/// </summary>
public enum VoteMatter
{
    /// <summary>（一）制定和修改业主大会议事规则.</summary>
    Procedure,

    /// <summary>（二）制定和修改管理规约.</summary>
    Convention,

    /// <summary>（三）选举业主委员会或者更换业主委员会成员.</summary>
    Committee,

    /// <summary>（四）选聘和解聘物业服务企业或者其他管理人.</summary>
    Manager,

    /// <summary>（五）使用建筑物及其附属设施的维修资金.</summary>
    UseFund,

    /// <summary>（六）筹集建筑物及其附属设施的维修资金.</summary>
    RaiseFund,

    /// <summary>（七）改建、重建建筑物及其附属设施.</summary>
    Rebuild,

    /// <summary>（八）改变共有部分的用途或者利用共有部分从事经营活动.</summary>
    CommonParts,

    /// <summary>（九）有关共有和共同管理权利的其他重大事项.</summary>
    Other,
}

/// <summary>What a matter needs (通过条件).</summary>
public static class VoteMatters
{
    /// <summary>Whether three quarters of those that take part have to agree (第六项至第八项); for all others more than half.</summary>
    public static bool IsSerious(this VoteMatter matter) => matter is VoteMatter.RaiseFund or VoteMatter.Rebuild or VoteMatter.CommonParts;
}
