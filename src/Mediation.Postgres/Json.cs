using System.Text.Json;
using Mediation.Casework.Journal;

namespace Mediation.Postgres;

/// <summary>The JSON of our columns: the journal's own way of writing, so that one reader fits all (列中的 JSON).</summary>
internal static class Json
{
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, JournalJson.Options)
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} was null.");

    /// <summary>Reads text as the database sends it, in UTF-8.</summary>
    public static T Read<T>(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize<T>(text, JournalJson.Options)
        ?? throw new InvalidOperationException($"A stored {typeof(T).Name} was null.");

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, JournalJson.Options);
}
