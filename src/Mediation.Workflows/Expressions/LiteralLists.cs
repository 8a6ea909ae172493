using System.Text.Json;

namespace Mediation.Workflows.Expressions;

/// <summary>Lists of texts that the file itself spells out; ports are read from them (文本列表).</summary>
internal static class LiteralLists
{
    public static IReadOnlyList<string> Of(Expression expression) => expression switch
    {
        LiteralExpression literal => Of(literal.Value),
        ObjectExpression value => Of(value.Value),
        _ => [],
    };

    public static IReadOnlyList<string> Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(JsonValues.Text).OfType<string>()],
        JsonValueKind.String => FromText(value.GetString()!),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        _ => [JsonValues.Text(value)!],
    };

    private static IReadOnlyList<string> FromText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [];
        return text.TrimStart().StartsWith('[') && JsonValues.TryParse(text, out var parsed) ? Of(parsed) : [text];
    }
}
