namespace Mediation.Casework.Assignments;

/// <summary>Which part a unit has in the handling (承办身份).</summary>
public enum Share
{
    /// <summary>The work is nobody's share: a step of the desk (非承办).</summary>
    None,

    /// <summary>主办: answers to the resident.</summary>
    Lead,

    /// <summary>协办: answers to the lead.</summary>
    CoHandler,
}

/// <summary>How far a unit has come with its share (承办进度).</summary>
public enum ShareState
{
    /// <summary>待签收.</summary>
    Dispatched,

    /// <summary>已签收.</summary>
    SignedFor,

    /// <summary>已办理完毕.</summary>
    Concluded,

    /// <summary>已退回: the share is no longer this unit's.</summary>
    Returned,

    /// <summary>已收回: taken back by a later dispatch.</summary>
    Withdrawn,
}

/// <summary>One unit's share of a case (承办任务).</summary>
/// <param name="Id">Identity of the share; a unit that gets the case a second time has a second share.</param>
/// <param name="Unit">Unit code.</param>
/// <param name="Share">Lead or co-handler.</param>
/// <param name="DispatchedAt">派单时刻.</param>
public sealed record Assignment(Guid Id, string Unit, Share Share, DateTimeOffset DispatchedAt)
{
    /// <summary>承办进度.</summary>
    public ShareState State { get; init; } = ShareState.Dispatched;

    /// <summary>签收时刻; null before.</summary>
    public DateTimeOffset? SignedForAt { get; init; }

    /// <summary>办理完毕时刻; null before.</summary>
    public DateTimeOffset? ConcludedAt { get; init; }

    /// <summary>What the unit says came of it: solved, partly, impossible … (办理结论); null before.</summary>
    public string? Conclusion { get; init; }

    /// <summary>Whether the unit still has its share.</summary>
    public bool Live => State is ShareState.Dispatched or ShareState.SignedFor or ShareState.Concluded;

    /// <summary>Whether the unit is done with its share.</summary>
    public bool Concluded => State is ShareState.Concluded;
}
