using System.Globalization;
using System.Text.Json;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Expressions;

/// <summary>
/// Brings a value to a declared type (类型转换), by the original's order of rules but strictly: what doesn't convert is a
/// fault, never a silent default. Invariant culture throughout.
/// </summary>
internal static class Conversion
{
    public static bool TryConvert(JsonElement value, DataType type, out JsonElement converted)
    {
        converted = value;
        if (JsonValues.IsNull(value))
        {
            converted = JsonValues.Null;
            return true;
        }
        return type.IsCollection ? TryList(value, type, out converted) : TryItem(value, type, out converted);
    }

    /// <summary>
    /// As the original does: what doesn't convert is the type's default, without a word; only JSON text that isn't JSON
    /// fails.
    /// </summary>
    public static bool TryGuess(JsonElement value, DataType type, out JsonElement converted)
    {
        if (TryConvert(value, type, out converted))
            return true;
        converted = type switch
        {
            { IsCollection: true } => JsonValues.Null,
            _ when type.Alias.EndsWith('?') => JsonValues.Null,
            { Kind: DataKind.Boolean } => JsonValues.False,
            { Kind: DataKind.Whole or DataKind.Number } => JsonValues.Of(0),
            _ => JsonValues.Null,
        };
        return type.Kind is not DataKind.Json || value.ValueKind is not JsonValueKind.String;
    }

    private static bool TryList(JsonElement value, DataType type, out JsonElement converted)
    {
        converted = value;
        if (value.ValueKind is JsonValueKind.String)
        {
            var text = value.GetString()!;
            if (string.IsNullOrWhiteSpace(text))
            {
                converted = JsonValues.Null;
                return true;
            }
            if (text.TrimStart().StartsWith('['))
                return JsonValues.TryParse(text, out var parsed) && TryList(parsed, type, out converted);
        }

        var items = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        for (var i = 0; i < items.Count; i++)
        {
            if (!TryItem(items[i], type, out var item))
                return false;
            items[i] = item;
        }
        converted = JsonValues.Of(items);
        return true;
    }

    private static bool TryItem(JsonElement value, DataType type, out JsonElement converted) =>
        TryScalar(value, type.Kind, out converted)
        && (type.Kind is not DataKind.Whole || JsonValues.IsNull(converted) || (converted.TryGetInt64(out var whole) && type.Spans(whole)));

    private static bool TryScalar(JsonElement value, DataKind kind, out JsonElement converted)
    {
        converted = value;
        if (kind is DataKind.Any || JsonValues.IsNull(value))
            return true;
        if (kind is DataKind.Text)
        {
            converted = value.ValueKind is JsonValueKind.String ? value : JsonValues.Of(JsonValues.Text(value));
            return true;
        }
        if (value.ValueKind is not JsonValueKind.String)
            return TryNative(value, kind, out converted);

        var text = value.GetString()!;
        if (!string.IsNullOrWhiteSpace(text))
            return TryText(text, kind, ref converted);
        converted = JsonValues.Null;
        return true;
    }

    private static bool TryNative(JsonElement value, DataKind kind, out JsonElement converted)
    {
        converted = value;
        if (kind is DataKind.Whole or DataKind.Number && value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            converted = value = JsonValues.Of(value.ValueKind is JsonValueKind.True ? 1 : 0);
        switch (kind)
        {
            case DataKind.Boolean:
                if (value.ValueKind is JsonValueKind.Number)
                    converted = value.GetDouble() == 0 ? JsonValues.False : JsonValues.True;
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number;
            case DataKind.Whole:
                if (value.ValueKind is not JsonValueKind.Number)
                    return false;
                if (!value.TryGetInt64(out _))
                    converted = JsonValues.OfNumber(Math.Round(value.GetDouble(), MidpointRounding.ToEven));
                return true;
            case DataKind.Number:
                return value.ValueKind is JsonValueKind.Number;
            default:
                return kind is DataKind.Json;
        }
    }

    private static bool TryText(string text, DataKind kind, ref JsonElement converted)
    {
        var invariant = CultureInfo.InvariantCulture;
        switch (kind)
        {
            case DataKind.Boolean:
                if (!bool.TryParse(text, out var truth))
                    return false;
                converted = JsonValues.Of(truth);
                return true;
            case DataKind.Whole:
                if (!long.TryParse(text, NumberStyles.Integer, invariant, out var whole))
                    return false;
                converted = JsonValues.Of(whole);
                return true;
            case DataKind.Number:
                if (!double.TryParse(text, NumberStyles.Float, invariant, out var number) || !double.IsFinite(number))
                    return false;
                converted = JsonValues.OfNumber(number);
                return true;
            case DataKind.Json:
                return text.TrimStart() is not ['{' or '[', ..] || JsonValues.TryParse(text, out converted);
            case DataKind.Identifier:
                return Guid.TryParse(text, out _);
            case DataKind.Duration:
                if (!TimeSpan.TryParse(text, invariant, out var duration))
                    return false;
                converted = JsonValues.Of(duration);
                return true;
            case DataKind.Moment:
                if (!DateTimeOffset.TryParse(text, invariant, DateTimeStyles.AssumeUniversal, out var moment))
                    return false;
                if (!converted.TryGetDateTimeOffset(out _))
                    converted = JsonValues.Of(moment);
                return true;
            default:
                return true;
        }
    }
}
