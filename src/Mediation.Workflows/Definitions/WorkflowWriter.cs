using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Workflows.Definitions;

/// <summary>
/// Writes definitions (写出流程文件): the document as it was read, unknown properties and designer metadata included, with
/// the identity that the definition has now. Indented, Chinese unescaped.
/// </summary>
public static class WorkflowWriter
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON text.</summary>
    public static string Write(WorkflowDefinition definition)
    {
        var document = JsonObject.Create(definition.Json)!;
        Set(document, "id", definition.VersionId);
        Set(document, "definitionId", definition.DefinitionId);
        Set(document, "name", definition.Name);
        Set(document, "version", definition.Version);
        return document.ToJsonString(Layout);
    }

    private static void Set(JsonObject document, string member, JsonNode value)
    {
        var spelled = document.Select(m => m.Key)
            .FirstOrDefault(k => string.Equals(k, member, StringComparison.OrdinalIgnoreCase)) ?? member;
        document[spelled] = value;
    }
}
