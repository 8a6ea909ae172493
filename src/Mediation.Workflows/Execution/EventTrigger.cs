using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>The stimulus that started an instance at one of its triggers (启动事件).</summary>
/// <param name="ActivityId">The trigger activity; a flowchart that holds it starts there.</param>
/// <param name="Payload">What came with the stimulus.</param>
public sealed record EventTrigger(string ActivityId, JsonElement Payload);
