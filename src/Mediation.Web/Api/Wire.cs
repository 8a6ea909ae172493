using System.Text.Json;
using System.Text.Json.Serialization;
using Mediation.Casework;
using Mediation.Casework.Journal;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Refusals;

namespace Mediation.Web.Api;

/// <summary>How answers are written on the wire (接口格式): camelCase, kebab-case words, Chinese unescaped, nulls kept, moments in UTC.</summary>
internal static class Wire
{
    /// <summary>Answers and request bodies; unknown fields are refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JournalJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new UtcMoments() },
    };

    /// <summary>The bytes of an answer.</summary>
    public static byte[] Bytes<T>(T answer) => JsonSerializer.SerializeToUtf8Bytes(answer, Options);

    /// <summary>An answer.</summary>
    public static IResult Ok<T>(T answer) => Results.Json(answer, Options);

    /// <summary>Bytes that were kept, given again.</summary>
    public static IResult Stored(StoredAnswer stored) => new StoredResult(stored.Body, stored.Status);

    /// <summary>The refusals of an answer that has no value.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> refusals) => Problems.Of(refusals);

    /// <summary>A page of a list.</summary>
    public static IResult Page<TRow, TItem>(Page<TRow> page, Func<TRow, TItem> item) =>
        Ok(new ListAnswer<TItem>(page.Items.Select(item), page.Next));

    /// <summary>The cursor and limit of a list's query, or why they can't be used.</summary>
    public static Answer<(Cursor? After, int Limit)> Paging(string? after, int? limit)
    {
        var cursor = Cursor.Parse(after);
        if (!string.IsNullOrEmpty(after) && cursor is null)
            return new Refusal("request.bad-cursor", "after");
        return limit is < 1 or > Cursor.LargestLimit
            ? new Refusal("field.out-of-range", "limit", "limit", 1, Cursor.LargestLimit)
            : (cursor, limit ?? 50);
    }

    // Moments come from the database, from the calendar's zone and from requests; a reader sees one offset.
    private sealed class UtcMoments : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime());
    }

    private sealed class StoredResult(byte[] body, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
