using Mediation.Casework.Clusters;

namespace Mediation.Postgres.RootCauses;

/// <summary>What became of a project (专项结果).</summary>
public enum RootCauseResult
{
    /// <summary>已根治.</summary>
    Cured,

    /// <summary>已缓解.</summary>
    Eased,

    /// <summary>未能解决.</summary>
    Uncured,
}

/// <summary>What a supervisor asks for when a project begins (专项立项).</summary>
/// <param name="Name">名称.</param>
/// <param name="Lead">牵头单位.</param>
/// <param name="Aim">目标.</param>
/// <param name="DueOn">Its last day.</param>
public sealed record RootCausePlan(string Name, string Lead, string Aim, DateOnly DueOn);

/// <summary>A root-cause project (源头治理专项); no personal data.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">专项编号, such as <c>YT2026-0001</c>.</param>
/// <param name="Plan">What it was opened for.</param>
/// <param name="Rule">Which cases it is about.</param>
/// <param name="OpenedAt">立项时刻.</param>
/// <param name="ClosedAt">When it ended; null while it runs.</param>
/// <param name="Result">What became of it; null while it runs.</param>
/// <param name="Edition">Grows by one with each change; to be given back with the next.</param>
/// <param name="Cases">How many cases it holds.</param>
public sealed record RootCause(
    Guid Id, string Number, RootCausePlan Plan, MatterRule Rule, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, RootCauseResult? Result,
    int Edition, int Cases);

/// <summary>A line of a project's record (专项记录).</summary>
/// <param name="At">When.</param>
/// <param name="AccountName">Who, as called then.</param>
/// <param name="Kind"><c>opened</c>, <c>progressed</c>, <c>joined</c> or <c>closed</c>.</param>
/// <param name="Text">In their words; of <c>joined</c> how many.</param>
public sealed record RootCauseEntry(DateTimeOffset At, string AccountName, string Kind, string Text);

/// <summary>Everything the page of a project shows (专项页).</summary>
/// <param name="Project">The project.</param>
/// <param name="Members">Cases in it that the reader may see, the oldest first.</param>
/// <param name="Offered">Open cases of the same matter that aren't in it, the newest first; only for whoever may take them in.</param>
/// <param name="Entries">Its record, the newest first.</param>
public sealed record RootCauseRecord(
    RootCause Project, IReadOnlyList<LikeCase> Members, IReadOnlyList<LikeCase> Offered, IReadOnlyList<RootCauseEntry> Entries);
