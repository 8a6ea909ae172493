using System.Globalization;
using System.Text.Json;

namespace Mediation.Casework.Acts;

/// <summary>
/// The filled form of an act, checked against its fields (表单内容): every value present is of its field's type. Made
/// only by <see cref="Read"/>, so an act's decision never meets a malformed value.
/// </summary>
public sealed class ActInput
{
    private readonly Dictionary<string, object> values;

    private ActInput(Dictionary<string, object> values) => this.values = values;

    /// <summary>A form without fields.</summary>
    public static ActInput Empty { get; } = new([]);

    /// <summary>
    /// Checks raw JSON against the fields; every fault is said at once: an unknown field (<c>field.unknown</c>), a missing
    /// one (<c>field.missing</c>), one of the wrong type (<c>field.malformed</c>), too long (<c>field.too-long</c>) or not
    /// among the options (<c>field.not-an-option</c>).
    /// </summary>
    public static Answer<ActInput> Read(IReadOnlyDictionary<string, JsonElement> data, IReadOnlyList<ActField> fields)
    {
        var faults = new List<Refusal>();
        foreach (var name in data.Keys.Where(n => fields.All(f => f.Name != n)))
            faults.Add(new Refusal("field.unknown", name, name));

        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var given = data.GetValueOrDefault(field.Name);
            if (IsBlank(given))
            {
                if (field.Required)
                    faults.Add(new Refusal("field.missing", field.Name, field.Name));
            }
            else if (ActValue.Read(given, field) is var read && read.TryGet(out var value))
                values[field.Name] = value;
            else
                faults.AddRange(read.Refusals);
        }
        return faults.Count > 0 ? Answer.Refused<ActInput>(faults) : new ActInput(values);
    }

    /// <summary>A text, trimmed; null when not given.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    /// <summary>A text as JSON when it reads as JSON, else as the words themselves; null when not given.</summary>
    public JsonElement? Json(string name)
    {
        if (Text(name) is not { } text)
            return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    /// <summary>A required text.</summary>
    public string Need(string name) => (string)values[name];

    /// <summary>A number; null when not given.</summary>
    public int? Number(string name) => values.GetValueOrDefault(name) as int?;

    /// <summary>An amount in fen (分); null when not given.</summary>
    public long? Fen(string name) => values.GetValueOrDefault(name) as long?;

    /// <summary>A yes or no; null when not given.</summary>
    public bool? Flag(string name) => values.GetValueOrDefault(name) as bool?;

    /// <summary>A date; null when not given.</summary>
    public DateOnly? Date(string name) => values.GetValueOrDefault(name) as DateOnly?;

    /// <summary>A moment; null when not given.</summary>
    public DateTimeOffset? Moment(string name) => values.GetValueOrDefault(name) as DateTimeOffset?;

    /// <summary>Several codes; empty when not given.</summary>
    public IReadOnlyList<string> Codes(string name) => values.GetValueOrDefault(name) as IReadOnlyList<string> ?? [];

    /// <summary>An id written as text; null when not given or not an id.</summary>
    public Guid? Id(string name) => Guid.TryParse(Text(name), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool IsBlank(JsonElement given) => given.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(given.GetString()),
        JsonValueKind.Array => given.GetArrayLength() == 0,
        _ => false,
    };
}
