using System.Text.Json;
using System.Text.Json.Serialization;
using Mediation.Casework.Journal;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Texts that are the same when two things are (可比文本): a moment is the same in whatever zone it was written down, to the microsecond.
/// </summary>
internal static class Alike
{
    private static readonly JsonSerializerOptions Options = new(JournalJson.Options) { Converters = { new Moments() } };

    /// <summary>The text of a thing.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed class Moments : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(JournalEntry.Truncate(value.ToUniversalTime()));
    }
}
