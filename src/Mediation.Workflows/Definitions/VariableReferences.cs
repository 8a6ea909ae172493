using System.Text.Json;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>A variable or input as pickers write it: the whole definition, as an object or as a text of JSON.</summary>
internal static class VariableReferences
{
    public static string? Id(JsonElement reference) => Member(reference, "id");

    public static string? Member(JsonElement reference, string name)
    {
        if (reference.ValueKind is JsonValueKind.String && JsonValues.TryParse(reference.GetString()!, out var parsed))
            reference = parsed;
        return JsonMembers.Text(reference, name) is { Length: > 0 } member ? member : null;
    }
}
