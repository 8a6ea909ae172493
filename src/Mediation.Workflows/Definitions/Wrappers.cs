using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>Undoes <c>{ "_type": …, "items": […] }</c>, which older files have around lists.</summary>
internal static class Wrappers
{
    private const string Mark = "_type";

    public static JsonElement Unwrap(JsonElement json) =>
        Occurs(json) ? JsonValues.Of(Unwrapped(JsonNode.Parse(json.GetRawText()))) : json;

    private static bool Occurs(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(m => m.NameEquals(Mark) || Occurs(m.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(Occurs),
        _ => false,
    };

    private static JsonNode? Unwrapped(JsonNode? node)
    {
        if (node is JsonObject wrapper && wrapper.Remove(Mark)
            && (wrapper["items"] ?? wrapper["values"] ?? wrapper["$values"]) is JsonArray items)
            node = items;
        return node switch
        {
            JsonObject members => new JsonObject(
                members.ToList().Select(m => KeyValuePair.Create(m.Key, Unwrapped(m.Value?.DeepClone())))),
            JsonArray list => new JsonArray([.. list.Select(item => Unwrapped(item?.DeepClone()))]),
            _ => node?.DeepClone(),
        };
    }
}
