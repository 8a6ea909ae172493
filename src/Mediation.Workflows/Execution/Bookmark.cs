using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>Something an activity waits for (书签). Used up when resumed, unless its activity keeps it.</summary>
/// <param name="Id">Unique in the instance and never used again.</param>
/// <param name="Name">What kind of thing; the activity's type name for Elsa's own.</param>
/// <param name="ActivityInstanceId">Who waits.</param>
/// <param name="ActivityId">Where in the definition.</param>
/// <param name="Stimulus">What exactly, as JSON.</param>
/// <param name="Tag">Free for the activity, or null.</param>
/// <param name="DueAt">When the host should resume it by itself, or null.</param>
public sealed record Bookmark(
    string Id, string Name, string ActivityInstanceId, string ActivityId, JsonElement Stimulus, string? Tag,
    DateTimeOffset? DueAt)
{
    /// <summary>Same members and the same stimulus as JSON.</summary>
    public bool Equals(Bookmark? other) => other is not null
        && (Id, Name, ActivityInstanceId, ActivityId, Tag, DueAt)
            == (other.Id, other.Name, other.ActivityInstanceId, other.ActivityId, other.Tag, other.DueAt)
        && JsonElement.DeepEquals(Stimulus, other.Stimulus);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, ActivityInstanceId);
}
