using Mediation.Casework;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Refusals;

/// <summary>
/// Refusals as <c>application/problem+json</c> (RFC 9457): a stable <c>code</c>, a Chinese <c>title</c> and
/// <c>detail</c>, and for fields <c>errors: { field: [sentence] }</c>. 拒绝应答
/// </summary>
internal static class Problems
{
    // What is not listed is 422, or 403 where the refusal says that the right is lacking.
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["account.locked-out"] = StatusCodes.Status423Locked,
        ["account.wrong-password"] = StatusCodes.Status401Unauthorized,
        ["call.key-wrong"] = StatusCodes.Status401Unauthorized,
        ["case.changed"] = StatusCodes.Status409Conflict,
        ["case.not-found"] = StatusCodes.Status404NotFound,
        ["database.away"] = StatusCodes.Status503ServiceUnavailable,
        ["request.bad-cursor"] = StatusCodes.Status400BadRequest,
        ["request.forged"] = StatusCodes.Status400BadRequest,
        ["request.malformed"] = StatusCodes.Status400BadRequest,
        ["request.media-type"] = StatusCodes.Status415UnsupportedMediaType,
        ["request.method"] = StatusCodes.Status405MethodNotAllowed,
        ["request.missing-key"] = StatusCodes.Status400BadRequest,
        ["request.not-found"] = StatusCodes.Status404NotFound,
        ["request.too-large"] = StatusCodes.Status413PayloadTooLarge,
        ["request.too-many"] = StatusCodes.Status429TooManyRequests,
        ["request.unknown-field"] = StatusCodes.Status400BadRequest,
        ["rules.changed"] = StatusCodes.Status409Conflict,
        ["rules.unknown"] = StatusCodes.Status404NotFound,
        ["server.defect"] = StatusCodes.Status500InternalServerError,
        ["session.needed"] = StatusCodes.Status401Unauthorized,
    };

    private static readonly Dictionary<int, string> Codes = new()
    {
        [StatusCodes.Status401Unauthorized] = "session.needed",
        [StatusCodes.Status403Forbidden] = "session.not-allowed",
        [StatusCodes.Status404NotFound] = "request.not-found",
        [StatusCodes.Status405MethodNotAllowed] = "request.method",
        [StatusCodes.Status413PayloadTooLarge] = "request.too-large",
        [StatusCodes.Status415UnsupportedMediaType] = "request.media-type",
        [StatusCodes.Status429TooManyRequests] = "request.too-many",
        [StatusCodes.Status503ServiceUnavailable] = "database.away",
    };

    /// <summary>The answer to one refusal.</summary>
    public static ProblemHttpResult Of(Refusal refusal) => Of([refusal]);

    /// <summary>The answer to several, said at once; the first gives code and title.</summary>
    /// <param name="refusals">At least one.</param>
    /// <param name="more">Further members of the document, such as what changed meanwhile.</param>
    public static ProblemHttpResult Of(
        IReadOnlyList<Refusal> refusals, params IEnumerable<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = refusals[0].Code };
        var fields = refusals.Where(refusal => refusal.Field is not null).ToLookup(r => r.Field!, Sentences.Of);
        if (fields.Count > 0)
            extensions["errors"] = fields.ToDictionary(field => field.Key, field => field.Distinct().ToArray());
        foreach (var (name, value) in more)
            extensions[name] = value;

        return TypedResults.Problem(
            title: Sentences.TitleOf(refusals[0]),
            detail: string.Join("", refusals.Select(Sentences.Of).Distinct()),
            statusCode: StatusOf(refusals),
            extensions: extensions);
    }

    /// <summary>The answer where only a status is known, as from routing and authorization.</summary>
    public static ProblemHttpResult Of(int status) => Of(status, Codes.GetValueOrDefault(status, "request.malformed"));

    /// <summary>The HTTP status of refusals: 403 if a right is lacking, the code's own, or 422.</summary>
    public static int StatusOf(IReadOnlyList<Refusal> refusals) =>
        refusals.Any(refusal => refusal.Forbidden) ? StatusCodes.Status403Forbidden
        : Statuses.GetValueOrDefault(refusals[0].Code, StatusCodes.Status422UnprocessableEntity);

    private static ProblemHttpResult Of(int status, string code)
    {
        var refusal = new Refusal(code);
        return TypedResults.Problem(
            title: Sentences.TitleOf(refusal),
            detail: Sentences.Of(refusal),
            statusCode: status,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
    }
}
