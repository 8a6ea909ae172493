using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Mediation.Casework.Journal;

/// <summary>How events are written: camelCase, kebab-case words, Chinese unescaped, nulls left out (流水格式).</summary>
public static class JournalJson
{
    /// <summary>
    /// The one set of options; the journal's hash runs over exactly these bytes. The database's jsonb reorders members, so
    /// an event's kind may come last.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>An event as the journal keeps it.</summary>
    public static string Write(CaseEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <summary>Reads a kept event back; a kind nobody knows is a defect.</summary>
    public static CaseEvent Read(string body) => JsonSerializer.Deserialize<CaseEvent>(body, Options)
        ?? throw new InvalidOperationException("An event was null.");

    /// <summary>The kind of an event as stored, such as <c>signed-for</c>.</summary>
    public static string KindOf(CaseEvent happened) => Kinds[happened.GetType()];

    private static readonly Dictionary<Type, string> Kinds = typeof(CaseEvent)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
        .Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);
}
