using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Mediation.Workflows.Comparison;

/// <summary>Members of two JSON objects in lines of text, without what means the same as nothing.</summary>
internal static class ComparedValues
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The members of interest that differ, in the order of the later object.</summary>
    public static IReadOnlyList<ValueDifference> Compare(JsonElement before, JsonElement after, Func<string, bool> isOfInterest)
    {
        var (were, are) = (Texts(before, isOfInterest), Texts(after, isOfInterest));
        return
        [
            .. from name in are.Keys.Concat(were.Keys).Distinct()
               let then = were.GetValueOrDefault(name)
               let now = are.GetValueOrDefault(name)
               where then != now
               select new ValueDifference(name, then, now),
        ];
    }

    private static Dictionary<string, string?> Texts(JsonElement json, Func<string, bool> isOfInterest) =>
        json.EnumerateObject().Where(member => isOfInterest(member.Name)).ToDictionary(member => member.Name, member => Text(member.Value));

    private static string? Text(JsonElement value) => Said(JsonNode.Parse(value.GetRawText())) switch
    {
        null => null,
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        var other => other.ToJsonString(Plain),
    };

    // An input says what its expression says; a literal says its value.
    private static JsonNode? Said(JsonNode? node) => node switch
    {
        JsonObject input when input["expression"] is JsonObject expression => Said(expression),
        JsonObject literal when literal["type"]?.ToString() is "Literal" && literal.Count <= 2 && literal.ContainsKey("value") => Said(literal["value"]),
        JsonObject some => NullIfEmpty(new JsonObject(some
            .Where(member => member.Key is not ("memoryReference" or "typeName" or "id" or "storageDriverTypeName"))
            .Select(member => KeyValuePair.Create(member.Key, Said(member.Value)))
            .Where(member => member.Value is not null)
            .OrderBy(member => member.Key, StringComparer.Ordinal))),
        JsonArray list => NullIfEmpty(new JsonArray([.. list.Select(Said)])),
        JsonValue value when value.TryGetValue<bool>(out var flag) && !flag => null,
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length == 0 => null,
        _ => node?.DeepClone(),
    };

    private static JsonObject? NullIfEmpty(JsonObject some) => some.Count == 0 ? null : some;

    private static JsonArray? NullIfEmpty(JsonArray list) => list.Count == 0 ? null : list;
}
