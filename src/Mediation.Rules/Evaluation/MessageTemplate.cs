using System.Text;
using System.Text.Json;
using Mediation.Rules.Expressions;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Evaluation;

/// <summary>
/// An error message with <c>$(name.path)</c> places (提示模板). A bare name gives the value's JSON; a path gives texts as
/// they are. A place that can't be filled stays as written.
/// </summary>
internal sealed class MessageTemplate
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly List<(string Text, int Slot, string[] Path)> pieces = [];

    public MessageTemplate(string text, Scope scope)
    {
        var at = 0;
        while (text.IndexOf("$(", at, StringComparison.Ordinal) is var open and >= 0
            && text.IndexOf(')', open) is var close and >= 0)
        {
            pieces.Add((text[at..open], -1, []));
            var path = text[(open + 2)..close].Split('.');
            var entry = scope.Entries.FirstOrDefault(e => e.Name == path[0]);
            pieces.Add((text[open..(close + 1)], entry?.Slot ?? -1, path));
            at = close + 1;
        }
        pieces.Add((text[at..], -1, []));
    }

    public string Fill(Frame frame)
    {
        if (pieces.Count == 1) return pieces[0].Text;
        var message = new StringBuilder();
        foreach (var (text, slot, path) in pieces)
            message.Append((slot < 0 ? null : Written(frame.Slots[slot], path)) ?? text);
        return message.ToString();
    }

    /// <summary>The value's JSON; null for what has none, such as an infinity or a query that fails.</summary>
    private static string? Written(object? value, string[] path)
    {
        try
        {
            return Value(value, path);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static string? Value(object? value, string[] path)
    {
        if (value is null) return null;
        var json = JsonSerializer.SerializeToElement(value);
        if (path.Length == 1) return JsonSerializer.Serialize(value);

        foreach (var name in path.Skip(1))
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty(name, out json))
                return null;
        return json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Null => null,
            JsonValueKind.Object or JsonValueKind.Array => JsonSerializer.Serialize(json, Indented),
            _ => json.GetRawText()
        };
    }
}
