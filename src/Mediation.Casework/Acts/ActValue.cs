using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mediation.Casework.Acts;

/// <summary>Turns one raw value into what its field holds; a web form's strings are as good as JSON's own types.</summary>
internal static partial class ActValue
{
    private const decimal MostYuan = 1_000_000_000;

    private const int LongestDrawing = 20_000;

    /// <summary>The typed value, or why it cannot be one.</summary>
    public static Answer<object> Read(JsonElement given, ActField field) => field.Type switch
    {
        FieldType.Number => Number(given, field),
        FieldType.Money => Money(given, field),
        FieldType.Drawing => Drawing(given, field),
        FieldType.File => Guid.TryParse(Words(given), CultureInfo.InvariantCulture, out var id) ? id.ToString() : Malformed(field),
        FieldType.Boolean => Flag(given, field),
        FieldType.Date => DateOnly.TryParseExact(Words(given), "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var date) ? date : Malformed(field),
        FieldType.DateTime => Moment(given, field),
        FieldType.Choices or FieldType.Units => Codes(given, field),
        _ => Word(given, field),
    };

    private static Answer<object> Word(JsonElement given, ActField field)
    {
        if (Words(given) is not { } raw)
            return Malformed(field);
        var text = raw.Trim();
        if (text.Length > field.Limit)
            return new Refusal("field.too-long", field.Name, field.Name, field.Limit, text.Length);
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return Malformed(field);
        return field.Options.Count > 0 && field.Options.All(o => o.Value != text)
            ? new Refusal("field.not-an-option", field.Name, field.Name, text)
            : text;
    }

    private static Answer<object> Number(JsonElement given, ActField field)
    {
        var read = given.ValueKind is JsonValueKind.Number
            ? given.TryGetInt32(out var n) ? n : (int?)null
            : int.TryParse(Words(given), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out n) ? n : null;
        return read is null ? Malformed(field)
            : read < 1 || read > field.Limit ? new Refusal("field.out-of-range", field.Name, field.Name, 1, field.Limit)
            : read.Value;
    }

    private static Answer<object> Money(JsonElement given, ActField field)
    {
        var words = given.ValueKind is JsonValueKind.Number ? given.GetRawText() : Words(given)?.Trim();
        return !decimal.TryParse(words, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
            || yuan * 100 != decimal.Truncate(yuan * 100) ? Malformed(field)
            : yuan is <= 0 or > MostYuan ? new Refusal("field.out-of-range", field.Name, field.Name, "0.01", MostYuan)
            : (long)(yuan * 100);
    }

    private static Answer<object> Drawing(JsonElement given, ActField field) => Words(given)?.Trim() is not { } path ? Malformed(field)
        : path.Length > LongestDrawing ? new Refusal("field.too-long", field.Name, field.Name, LongestDrawing, path.Length)
        : Path().IsMatch(path) ? path
        : Malformed(field);

    private static Answer<object> Flag(JsonElement given, ActField field) => given.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Words(given) switch
        {
            "true" => true,
            "false" => false,
            _ => Malformed(field),
        },
    };

    private static Answer<object> Moment(JsonElement given, ActField field) =>
        DateTimeOffset.TryParse(Words(given), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? at
            : Malformed(field);

    private static Answer<object> Codes(JsonElement given, ActField field)
    {
        IReadOnlyList<string?> words = given.ValueKind is JsonValueKind.Array
            ? [.. given.EnumerateArray().Select(Words)]
            : [Words(given)];
        if (words.Count > 50 || words.Any(w => w is null))
            return Malformed(field);
        IReadOnlyList<string> codes = [.. words.Select(w => w!.Trim()).Where(w => w.Length > 0).Distinct()];
        var stranger = field.Options.Count == 0 ? null : codes.FirstOrDefault(c => field.Options.All(o => o.Value != c));
        return stranger is null
            ? Answer.Of<object>(codes)
            : new Refusal("field.not-an-option", field.Name, field.Name, stranger);
    }

    private static string? Words(JsonElement given) =>
        given.ValueKind is JsonValueKind.String ? given.GetString() : null;

    [GeneratedRegex(@"\AM[0-9]{1,4} [0-9]{1,4}(?:[ML][0-9]{1,4} [0-9]{1,4})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Path();

    private static Refusal Malformed(ActField field) => new("field.malformed", field.Name, field.Name);
}
