using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mediation.Workflows.Expressions;

/// <summary>JSON values as the engine passes them around: immutable, never undefined (JSON 值).</summary>
public static class JsonValues
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    // Counts, indices and positions are small: those are made once.
    private const int Few = 256;

    private static readonly JsonElement[] Wholes =
        [.. Enumerable.Range(0, Few).Select(i => JsonElement.Parse(i.ToString(CultureInfo.InvariantCulture)))];

    /// <summary>JSON null.</summary>
    public static JsonElement Null { get; } = JsonElement.Parse("null");

    /// <summary>JSON true.</summary>
    public static JsonElement True { get; } = JsonElement.Parse("true");

    /// <summary>JSON false.</summary>
    public static JsonElement False { get; } = JsonElement.Parse("false");

    /// <summary>The JSON of a value: primitives, records (camelCase members), dictionaries, lists.</summary>
    public static JsonElement Of(object? value) => value switch
    {
        null => Null,
        true => True,
        false => False,
        JsonElement { ValueKind: JsonValueKind.Undefined } => Null,
        JsonElement element => element,
        string text => Of(text),
        int whole => Of((long)whole),
        long whole => Of(whole),
        _ => JsonSerializer.SerializeToElement(value, value.GetType(), Options),
    };

    internal static JsonElement Of(string? text) => text is null ? Null : JsonElement.Parse(Written(text));

    /// <summary>An object of texts.</summary>
    internal static JsonElement OfTexts(params ReadOnlySpan<(string Name, string? Text)> members)
    {
        var json = "";
        foreach (var (name, text) in members)
            json = $"{json}{(json.Length > 0 ? "," : "")}\"{name}\":{Written(text)}";
        return JsonElement.Parse($"{{{json}}}");
    }

    internal static JsonElement Of(long whole) => whole is >= 0 and < Few
        ? Wholes[whole]
        : JsonElement.Parse(whole.ToString(CultureInfo.InvariantCulture));

    /// <summary>The value as <typeparamref name="T"/>; null or absent gives the default of it.</summary>
    /// <exception cref="JsonException">The value has another shape.</exception>
    public static T? To<T>(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? default
        : value is T same ? same
        : typeof(T) == typeof(string) && value.ValueKind is JsonValueKind.String ? (T)(object)value.GetString()!
        : typeof(T) == typeof(bool) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? (T)(object)value.GetBoolean()
        : typeof(T) == typeof(int) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var whole) ? (T)(object)whole
        : value.Deserialize<T>(Options);

    /// <summary>The value as text: strings bare, everything else as JSON; null for JSON null.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => value.GetRawText(),
    };

    internal static JsonElement OfNumber(double number) => number == Math.Truncate(number) && Math.Abs(number) < 1e15
        ? Of((long)number)
        : JsonElement.Parse(number.ToString("R", CultureInfo.InvariantCulture));

    private static string Written(string? text) =>
        text is null ? "null" : string.Concat("\"", JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text), "\"");

    /// <summary>The same value, whose raw text has no blanks between its parts, however the file was laid out.</summary>
    internal static JsonElement Compact(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? JsonSerializer.SerializeToElement(value, Options)
        : value;

    internal static bool IsNull(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    internal static bool TryParse(string text, out JsonElement value)
    {
        try
        {
            value = JsonElement.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            value = Null;
            return false;
        }
    }
}
