using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mediation.Casework;

namespace Mediation.Web.Refusals;

/// <summary>Why a request could not be read, as a refusal that names the place. 请求读不懂的原因</summary>
internal static partial class BadRequests
{
    /// <summary>The refusal behind what reading the body or the query threw.</summary>
    public static Refusal Of(BadHttpRequestException fault) => fault switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => new("request.too-large"),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => new("request.media-type"),
        { InnerException: JsonException json } => Of(json),
        _ => new("request.malformed"),
    };

    // System.Text.Json has no codes. What it says about a field of readable JSON is told apart by its sentence; the
    // tests hold these to the version in use. Everything else is text that isn't JSON, or isn't UTF-8.
    private static Refusal Of(JsonException fault) => fault switch
    {
        { InnerException.InnerException: DecoderFallbackException } => new("request.malformed"),
        _ when Says(fault, "could not be mapped") => About("request.unknown-field", FieldOf(fault)),
        _ when Says(fault, "missing required properties") => About("request.missing-field", Missing(fault)),
        _ when Says(fault, "could not be converted") || Says(fault, "doesn't allow null") =>
            FieldOf(fault) is { Length: > 0 } field ? About("request.invalid-value", field) : new("request.malformed"),
        _ => new("request.malformed"),
    };

    private static Refusal About(string code, string field) => new(code, field, field);

    private static bool Says(JsonException fault, string words) =>
        fault.Message.Contains(words, StringComparison.Ordinal);

    private static string FieldOf(JsonException fault) => fault.Path is { Length: > 2 } path ? path[2..] : "";

    private static string Missing(JsonException fault) => Quoted().Match(fault.Message).Groups["name"].Value;

    [GeneratedRegex(@"including: '(?<name>[^']+)'")]
    private static partial Regex Quoted();
}
