using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Rules.Runtime;

/// <summary>JSON values seen as plain ones: scalars become CLR values, objects and arrays stay.</summary>
internal static class Json
{
    public static bool IsJson(Type type) =>
        type == typeof(JsonElement) || type == typeof(JsonElement?) || type == typeof(JsonDocument)
        || typeof(JsonNode).IsAssignableFrom(type);

    public static object? Unwrap(object? value) => value switch
    {
        JsonElement element => Unwrap(element),
        JsonValue node => Unwrap(node),
        _ => value
    };

    private static object? Unwrap(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Number when element.TryGetInt32(out var small) => small,
        JsonValueKind.Number when element.TryGetInt64(out var large) => large,
        JsonValueKind.Number => element.GetDouble(),
        _ => element
    };

    private static object? Unwrap(JsonValue node) =>
        node.TryGetValue<JsonElement>(out var element) ? Unwrap(element) : node.GetValue<object>();
}
