using System.Text;
using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>A JSON value that remembers its path and where it stands in the text.</summary>
internal sealed class LocatedJson
{
    private readonly byte[] text;

    private readonly int start;

    private int end;

    private LocatedJson(byte[] text, int start, string path, JsonValueKind kind)
    {
        this.text = text;
        this.start = start;
        Path = path;
        Kind = kind;
    }

    /// <summary>The bytes of the text from where the value begins to after its end.</summary>
    public Range Range => start..end;

    public string Path { get; }

    public JsonValueKind Kind { get; }

    /// <summary>The value of a string.</summary>
    public string? Text { get; private init; }

    public List<KeyValuePair<string, LocatedJson>> Members { get; } = [];

    public List<LocatedJson> Items { get; } = [];

    /// <summary>A copy that lives on its own.</summary>
    public JsonElement Element => JsonElement.Parse(text.AsSpan(start, end - start));

    public string Raw => Encoding.UTF8.GetString(text, start, end - start);

    public (int Line, int Column) Place
    {
        get
        {
            var before = text.AsSpan(0, start);
            var lineStart = before.LastIndexOf((byte)'\n') + 1;
            return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
        }
    }

    /// <summary>
    /// Reads a whole text; throws <see cref="JsonException"/> with line and position when it is malformed.
    /// </summary>
    public static LocatedJson Parse(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var value = Read(ref reader, json, "$");
        reader.Read();
        return value;
    }

    /// <summary>Where a malformed text stops making sense; the column in characters, like all others.</summary>
    public static (int Line, int Column) PlaceOf(byte[] json, JsonException e)
    {
        var line = (int)(e.LineNumber ?? 0);
        var rest = json.AsSpan();
        for (var i = 0; i < line; i++) rest = rest[(rest.IndexOf((byte)'\n') + 1)..];
        var length = Math.Min((int)(e.BytePositionInLine ?? 0), rest.Length);
        return (line + 1, Encoding.UTF8.GetCharCount(rest[..length]) + 1);
    }

    /// <summary>The last member of that name in any case, as System.Text.Json would take it.</summary>
    public LocatedJson? Member(string name) =>
        Members.FindLast(m => m.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static LocatedJson Read(ref Utf8JsonReader reader, byte[] bytes, string path)
    {
        var value = new LocatedJson(bytes, (int)reader.TokenStartIndex, path, KindOf(reader.TokenType))
        {
            Text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null
        };
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString()!;
                reader.Read();
                value.Members.Add(new(name, Read(ref reader, bytes, JsonPath.Member(path, name))));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                value.Items.Add(Read(ref reader, bytes, $"{path}[{value.Items.Count}]"));
        }
        value.end = (int)reader.BytesConsumed;
        return value;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null
    };
}
