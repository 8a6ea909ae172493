using System.Text.Json.Serialization;

namespace Mediation.Workflows.Replay;

/// <summary>
/// What a burst must leave behind so that it can be played again without the host (推进记录): what began it, and what the
/// host's activities did in it, in order. Small, and free of values: what the host keeps elsewhere isn't kept twice.
/// </summary>
/// <param name="Stimulus">What began it.</param>
/// <param name="Replies">What the host's activities did; of the engine's own only which workflow was called.</param>
public sealed record BurstRecord(Stimulus Stimulus, IReadOnlyList<Reply> Replies)
{
    /// <summary>True when a value came into the instance with what began it, so that a replay may part from it for want of the value.</summary>
    [JsonIgnore]
    public bool BroughtValue => Stimulus is Begun { BroughtValue: true } or Resumed { BroughtValue: true };
}

/// <summary>What began a burst (起因). A closed family; an operation that nobody taught to record itself is <see cref="Unrecorded"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "by")]
[JsonDerivedType(typeof(Begun), "start")]
[JsonDerivedType(typeof(Resumed), "resume")]
[JsonDerivedType(typeof(Cancelled), "cancel")]
[JsonDerivedType(typeof(Retried), "retry")]
[JsonDerivedType(typeof(Skipped), "skip")]
[JsonDerivedType(typeof(SentBackTo), "send-back")]
[JsonDerivedType(typeof(Mended), "mend")]
[JsonDerivedType(typeof(Moved), "move")]
[JsonDerivedType(typeof(MovedBack), "move-back")]
[JsonDerivedType(typeof(Unrecorded), "other")]
public abstract record Stimulus;

/// <summary>启动.</summary>
/// <param name="Trigger">The activity at which it was started by a stimulus from outside, or null.</param>
public sealed record Begun(string? Trigger = null) : Stimulus
{
    /// <summary>It was given inputs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BroughtValue { get; init; }
}

/// <summary>恢复: what these bookmarks waited for came.</summary>
public sealed record Resumed(IReadOnlyList<string> Bookmarks) : Stimulus
{
    /// <summary>Something came with it for an activity of Elsa's, which hands it on to variables.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool BroughtValue { get; init; }
}

/// <summary>取消.</summary>
public sealed record Cancelled : Stimulus;

/// <summary>重试: of a failed activity instance.</summary>
public sealed record Retried(string Instance) : Stimulus;

/// <summary>跳过: of a failed activity instance, as if it had ended with these outcomes.</summary>
public sealed record Skipped(string Instance, IReadOnlyList<string> Outcomes) : Stimulus;

/// <summary>退回、撤回: to a step that was passed.</summary>
/// <param name="Flowchart">The open flowchart's activity instance.</param>
/// <param name="Activity">The step in it.</param>
public sealed record SentBackTo(string Flowchart, string Activity) : Stimulus;

/// <summary>修正变量: an open variable was set. Its value isn't kept here, as no value is.</summary>
/// <param name="Owner">The activity instance that the variable belongs to.</param>
/// <param name="Variable">Its id there.</param>
public sealed record Mended(string Owner, string Variable) : Stimulus;

/// <summary>迁移: to another version.</summary>
/// <param name="From">The version that was left: the instance's own, or that of a workflow it runs inside.</param>
/// <param name="To">The version that was taken.</param>
/// <param name="Named">Activities of the new version by those of the old, as the administrator named them.</param>
public sealed record Moved(string From, string To, IReadOnlyDictionary<string, string> Named) : Stimulus;

/// <summary>撤回迁移: the last move that wasn't taken back yet was taken back.</summary>
public sealed record MovedBack : Stimulus;

/// <summary>未记录: an operation that cannot be played again.</summary>
public sealed record Unrecorded : Stimulus;

/// <summary>What one activity did when it was executed or resumed (答复).</summary>
/// <param name="At">Id of the activity in its definition.</param>
public sealed record Reply(string At)
{
    /// <summary>The outcomes that it completed with, none for <c>Done</c>; null when it didn't complete.</summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>The bookmarks that it created and waits for; null for none.</summary>
    public IReadOnlyList<string>? Waits { get; init; }

    /// <summary>The bookmarks that it gave up; null for none.</summary>
    public IReadOnlyList<string>? GaveUp { get; init; }

    /// <summary>The ports whose embedded activities it queued; null for none.</summary>
    public IReadOnlyList<string>? Began { get; init; }

    /// <summary>It kept the bookmark that it was resumed by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Kept { get; init; }

    /// <summary>It cancelled the child workflows that it doesn't wait for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EndedChildren { get; init; }

    /// <summary>It failed; why stands in the incident.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Failed { get; init; }

    /// <summary>For a call: the version of the workflow called that was in force.</summary>
    public string? Calls { get; init; }
}
