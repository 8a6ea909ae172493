namespace Mediation.Workflows.Execution;

/// <summary>
/// The stored form of a state (实例存储格式): compact JSON, empty members left out, members and keys in a fixed order, so
/// that equal states give equal text.
/// </summary>
public static class WorkflowStateJson
{
    /// <summary>The JSON text of a state.</summary>
    public static string Write(WorkflowState state) => StateWriter.Write(state);

    /// <summary>The state of a text that <see cref="Write"/> made.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is something else.</exception>
    public static WorkflowState Read(string json) => StateReader.Read(json);
}
