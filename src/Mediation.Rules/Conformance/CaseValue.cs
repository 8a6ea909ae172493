using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Rules.Conformance;

/// <summary>Writes a value as cases write it: type and JSON.</summary>
internal static class CaseValue
{
    public static JsonObject? Of(object? value) =>
        value is null ? null : new() { ["type"] = value.GetType().ToString(), ["value"] = Json(value) };

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string or char => JsonValue.Create(value.ToString()),
        bool flag => JsonValue.Create(flag),
        decimal number => JsonValue.Create(number),
        Enum or int or long or uint or ulong or short or ushort or byte or sbyte =>
            JsonValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        double number when double.IsFinite(number) => JsonValue.Create(number),
        double number => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        float number when float.IsFinite(number) => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
        float number => JsonValue.Create(number.ToString(CultureInfo.InvariantCulture)),
        TimeSpan span => JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)),
        IEnumerable<KeyValuePair<string, object?>> members =>
            new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Json(m.Value)))),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Json)]),
        _ => JsonSerializer.SerializeToNode(value)
    };
}
