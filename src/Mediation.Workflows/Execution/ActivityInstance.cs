using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>How one execution of an activity stands (活动状态).</summary>
public enum ActivityStatus
{
    /// <summary>Queued, not begun.</summary>
    Pending,

    /// <summary>Begun: waiting itself, or through what it owns.</summary>
    Running,

    /// <summary>Failed; waits for retry, skip or cancel.</summary>
    Faulted,

    /// <summary>Ended with its outcomes.</summary>
    Completed,

    /// <summary>Ended from outside.</summary>
    Canceled,
}

/// <summary>One execution of one activity that hasn't completed yet (活动实例).</summary>
public sealed record ActivityInstance
{
    /// <summary>Unique in the instance and never used again.</summary>
    public required string Id { get; init; }

    /// <summary>The activity instance that owns it, or null for a whole run.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Id of the activity in its definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>How it stands.</summary>
    public required ActivityStatus Status { get; init; }

    /// <summary>What the activity remembers (活动属性).</summary>
    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } = Empty;

    /// <summary>Its variables by id, for a container (容器变量).</summary>
    public IReadOnlyDictionary<string, JsonElement> Variables { get; init; } = Empty;

    /// <summary>The joins' counters, for a flowchart (汇合计数).</summary>
    public FlowPosition? Flow { get; init; }

    /// <summary>The definition and the arguments, for a whole run (子流程).</summary>
    public RunPosition? Run { get; init; }

    internal static IReadOnlyDictionary<string, JsonElement> Empty { get; } =
        new Dictionary<string, JsonElement>().AsReadOnly();
}
