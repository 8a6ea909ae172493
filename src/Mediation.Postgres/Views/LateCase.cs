using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;

namespace Mediation.Postgres.Views;

/// <summary>Which open cases a list of supervision holds (督办范围).</summary>
public enum LateScope
{
    /// <summary>红黄名单: overdue or amber.</summary>
    Late,

    /// <summary>已逾期.</summary>
    Overdue,

    /// <summary>今晚前到期.</summary>
    Tonight,

    /// <summary>在办, whatever its light.</summary>
    Open,
}

/// <summary>One case that supervision looks at, and what explains why it is late (红黄名单行). Nothing personal is in it.</summary>
public sealed record LateCase
{
    /// <summary>编号.</summary>
    public required string Number { get; init; }

    /// <summary>The version that acts from this list start from.</summary>
    public required long Version { get; init; }

    /// <summary>办理阶段.</summary>
    public required CaseStage Stage { get; init; }

    /// <summary>类别代码.</summary>
    public required string Category { get; init; }

    /// <summary>小区; null when not recognised.</summary>
    public required string? Compound { get; init; }

    /// <summary>主办单位; null before dispatch.</summary>
    public required string? Lead { get; init; }

    /// <summary>When its next promise falls or fell due; null when no clock runs.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>When that promise turned amber.</summary>
    public required DateTimeOffset? AmberAt { get; init; }

    /// <summary>Which promise: the clock's name (时限名称).</summary>
    public required string? Promise { get; init; }

    /// <summary>催办次数.</summary>
    public required int UrgeCount { get; init; }

    /// <summary>退单次数.</summary>
    public required int ReturnCount { get; init; }

    /// <summary>是否督办.</summary>
    public required bool Supervised { get; init; }

    /// <summary>When a person last did anything; null when nobody has yet.</summary>
    public required DateTimeOffset? LastActAt { get; init; }

    /// <summary>The lead's progress; null before dispatch.</summary>
    public required ShareState? LeadState { get; init; }

    /// <summary>When the lead got it; null before dispatch.</summary>
    public required DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>Co-handlers that have not concluded (未办完的协办单位).</summary>
    public required IReadOnlyList<string> CoHandlersOpen { get; init; }

    /// <summary>Whose turn it is (当前持有).</summary>
    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>Whether anybody has spoken with the resident since acceptance.</summary>
    public required bool Contacted { get; init; }

    /// <summary>Who held it how long so far, the longest first.</summary>
    public required IReadOnlyList<HeldTime> Held { get; init; }
}

/// <summary>How long a unit has held the case so far (持有时长).</summary>
/// <param name="Unit">Unit code; null while nobody's turn it was.</param>
/// <param name="Time">In all.</param>
public sealed record HeldTime(string? Unit, TimeSpan Time);

/// <summary>What the list is narrowed to; null leaves a side open.</summary>
/// <param name="Scope">Which cases.</param>
/// <param name="Unit">主办单位.</param>
/// <param name="Category">The first characters of a category.</param>
public sealed record LateFilter(LateScope Scope = LateScope.Late, string? Unit = null, string? Category = null)
{
    /// <summary>Only in these compounds; an empty code stands for places that weren't recognised (小区).</summary>
    public IReadOnlyList<string>? Compounds { get; init; }

    /// <summary>Only in this community; empty for places that weren't recognised (社区).</summary>
    public string? Community { get; init; }

    /// <summary>Only what falls due after this moment (到期晚于).</summary>
    public DateTimeOffset? DueFrom { get; init; }

    /// <summary>Only what falls due at this moment or before (到期不晚于).</summary>
    public DateTimeOffset? DueUntil { get; init; }

    /// <summary>Only what waits for this unit's turn, whoever leads (当前持有).</summary>
    public string? Holder { get; init; }
}
