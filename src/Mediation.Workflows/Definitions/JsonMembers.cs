using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Mediation.Workflows.Definitions;

/// <summary>Looks up members the way the format does: exactly first, then whatever the case.</summary>
internal static class JsonMembers
{
    public static JsonElement? Find(JsonElement json, string name)
    {
        if (json.ValueKind is not JsonValueKind.Object)
            return null;
        if (json.TryGetProperty(name, out var exact))
            return exact;
        foreach (var member in json.EnumerateObject())
            if (IsNamed(member, name))
                return member.Value;
        return null;
    }

    public static JsonElement? Exact(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : null;

    public static string? Text(JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static bool Flag(JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => bool.TryParse(text.GetString(), out var flag) && flag,
        _ => false,
    };

    public static int? Whole(JsonElement json, string name) => Find(json, name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var whole) => whole,
        { ValueKind: JsonValueKind.String } text when int.TryParse(text.GetString(), out var whole) => whole,
        _ => null,
    };

    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Find(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    // Most members aren't there, and their neighbours' names needn't be made for that.
    private static bool IsNamed(JsonProperty member, string name)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Contains((byte)'\\')
            ? string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)
            : Ascii.EqualsIgnoreCase(raw, name);
    }
}
