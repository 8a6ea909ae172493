using System.Text.Json;

namespace Mediation.Workflows.Effects;

/// <summary>
/// Another instance to be started, in the version in force when the host gets to it (派发流程). When a bookmark is named, the
/// host resumes it once the child has ended, however it ended, with <see cref="ChildEnded"/>.
/// </summary>
/// <param name="ChildId">The child's instance id.</param>
/// <param name="DefinitionId">The family of its definition.</param>
/// <param name="CorrelationId">Its correlation id, or null.</param>
/// <param name="Inputs">Its inputs, <c>ParentInstanceId</c> among them.</param>
/// <param name="Channel">The queue that the file names, or null.</param>
/// <param name="BookmarkId">What to resume when it has ended, or null when nobody waits.</param>
public sealed record WorkflowDispatched(
    string ChildId, string DefinitionId, string? CorrelationId, IReadOnlyDictionary<string, JsonElement> Inputs,
    string? Channel, string? BookmarkId);

/// <summary>How a dispatched child ended: the payload that resumes its parent's bookmark (子流程结束).</summary>
/// <param name="ChildId">Which child.</param>
/// <param name="Faulted">True when it ended by a fault or was cancelled.</param>
/// <param name="Output">Its outputs.</param>
public sealed record ChildEnded(string ChildId, bool Faulted, IReadOnlyDictionary<string, JsonElement> Output);
