namespace Mediation.Web.Parts;

/// <summary>What a line of the timeline is about; the filter's words.</summary>
public enum TimelineKind
{
    /// <summary>人员: what somebody did.</summary>
    People,

    /// <summary>时限: what happened to a clock.</summary>
    Clocks,

    /// <summary>文书.</summary>
    Papers,

    /// <summary>系统: what the system did by itself.</summary>
    System,
}

/// <summary>One line of the timeline in plain words: who did what, why (办理进度).</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Who">Person or system, with the unit.</param>
/// <param name="What">What happened, as a sentence without the subject.</param>
/// <param name="Why">The reason or rule behind it; null when there is nothing to add.</param>
/// <param name="Words">What was written down, as written; shown as a quotation.</param>
public sealed record TimelineEntry(
    DateTimeOffset At, TimelineKind Kind, string Who, string What, string? Why = null, string? Words = null)
{
    /// <summary>What the system did because of it, in the same moment, in order (系统随之办理).</summary>
    public IReadOnlyList<TimelineEntry> Effects { get; init; } = [];
}
