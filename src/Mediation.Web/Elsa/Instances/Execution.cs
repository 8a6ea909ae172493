using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Web.Elsa.Instances;

/// <summary>One execution of one activity, from beginning to end (活动执行经过).</summary>
/// <param name="Id">The activity instance's id; unique within its instance.</param>
/// <param name="Node">The activity as drawn.</param>
/// <param name="BeganAt">When it began.</param>
internal sealed record Execution(string Id, ActivityNode Node, DateTimeOffset BeganAt)
{
    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it stands.</summary>
    public ActivityStatus Status { get; init; } = ActivityStatus.Running;

    /// <summary>What it ended with, in words.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}
