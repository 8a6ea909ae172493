using System.Text.Json;

namespace Mediation.Workflows.Effects;

/// <summary>
/// An event to be delivered after the burst is committed (发布事件): <c>WorkflowMachine.SendEvent</c> to each instance meant.
/// </summary>
/// <param name="EventName">Exactly the name that waits compare.</param>
/// <param name="CorrelationId">Only instances with this correlation id, or null for all.</param>
/// <param name="IsLocal">Only the instance that published it.</param>
/// <param name="Payload">What comes with it; JSON null for nothing.</param>
public sealed record EventPublished(string EventName, string? CorrelationId, bool IsLocal, JsonElement Payload);
