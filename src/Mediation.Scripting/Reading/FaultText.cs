using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Mediation.Scripting.Reading;

/// <summary>
/// Sentences by fault code, from the embedded <c>faults.json</c>: English first, Chinese second (错误说明).
/// </summary>
public static class FaultText
{
    private static readonly FrozenDictionary<string, string[]> Sentences = Load();

    /// <summary>All codes that the engine can report, sorted.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Sentences.Keys.Order(StringComparer.Ordinal)];

    internal static string For(string code, IReadOnlyList<string> arguments, CultureInfo culture)
    {
        var text = Sentences[code][culture.TwoLetterISOLanguageName == "zh" ? 1 : 0];
        for (var i = 0; i < arguments.Count; i++)
            text = text.Replace($"{{{i}}}", arguments[i], StringComparison.Ordinal);
        return text;
    }

    private static FrozenDictionary<string, string[]> Load()
    {
        using var stream = typeof(FaultText).Assembly.GetManifestResourceStream("Mediation.Scripting.faults.json")
            ?? throw new InvalidOperationException("The sentences are embedded in the assembly.");
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!
            .ToFrozenDictionary(StringComparer.Ordinal);
    }
}
