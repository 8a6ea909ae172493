using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>One workflow inside the instance: the instance's own, or a child of <c>Elsa.ExecuteWorkflow</c>.</summary>
/// <param name="VersionId">The definition version it is pinned to.</param>
/// <param name="CallerId">The activity instance that started it, for a child.</param>
/// <param name="CallerWaits">True when the caller completes only with it.</param>
public sealed record RunPosition(string VersionId, string? CallerId, bool CallerWaits)
{
    /// <summary>
    /// The workflow inside this instance that started it, by its root's id; null for the instance's own.
    /// </summary>
    public string? ParentId { get; init; }

    /// <summary>The inputs of a child; the instance's own are in its state.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = ActivityInstance.Empty;

    /// <summary>The outputs of a child so far.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outputs { get; init; } = ActivityInstance.Empty;
}
