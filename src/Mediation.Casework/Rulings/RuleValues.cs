using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mediation.Casework.Rulings;

/// <summary>
/// The values of a ruling (判定内容): what the rule's output names, in the order written. Each is text, a whole number, yes or
/// no, a list of texts, or null. Storable as a JSON object. Names are looked up as written.
/// </summary>
[JsonConverter(typeof(RuleValuesJson))]
public sealed class RuleValues
{
    private readonly Dictionary<string, object?> values;

    /// <summary>The given values; numbers are kept as <see cref="long"/>, sequences as lists of texts.</summary>
    /// <exception cref="ArgumentException">A value of another kind: a rule set says something that nobody could act on.</exception>
    public RuleValues(IEnumerable<KeyValuePair<string, object?>> values) =>
        this.values = values.ToDictionary(value => value.Key, value => Plain(value.Key, value.Value), StringComparer.Ordinal);

    /// <summary>No values.</summary>
    public static RuleValues None { get; } = new([]);

    /// <summary>All values by name, in the order written (全部内容).</summary>
    public IReadOnlyDictionary<string, object?> All => values;

    /// <summary>A text; null when there is none by that name.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    /// <summary>A whole number; null when there is none by that name.</summary>
    public int? Number(string name) => values.GetValueOrDefault(name) is long number ? checked((int)number) : null;

    /// <summary>Yes or no; null when there is none by that name.</summary>
    public bool? Flag(string name) => values.GetValueOrDefault(name) as bool?;

    /// <summary>A list of texts; empty when there is none by that name.</summary>
    public IReadOnlyList<string> Texts(string name) => values.GetValueOrDefault(name) as IReadOnlyList<string> ?? [];

    /// <summary>The same with some values replaced or added.</summary>
    public RuleValues With(params IEnumerable<KeyValuePair<string, object?>> changes) =>
        new(values.Where(old => changes.All(change => change.Key != old.Key)).Concat(changes));

    private static object? Plain(string name, object? value) => value switch
    {
        null or string or bool or long => value,
        int number => (long)number,
        IEnumerable<string> texts => texts.ToArray(),
        IEnumerable<object?> texts when texts.All(text => text is string) => texts.Cast<string>().ToArray(),
        _ => throw new ArgumentException($"'{name}' is a {value.GetType().Name}; a ruling says texts, whole numbers, yes or no."),
    };

    private sealed class RuleValuesJson : JsonConverter<RuleValues>
    {
        public override RuleValues Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonElement.ParseValue(ref reader).EnumerateObject()
                .Select(member => KeyValuePair.Create(member.Name, Value(member.Value))));

        public override void Write(Utf8JsonWriter writer, RuleValues value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.values, options);

        private static object? Value(JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetInt64(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => element.EnumerateArray().Select(item => item.GetString()!).ToArray(),
            _ => null,
        };
    }
}
