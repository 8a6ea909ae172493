using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Mediation.Casework;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Elsa;

/// <summary>
/// How Studio wants its answers (编辑器接口格式): camelCase members, words in PascalCase, lists as <c>items</c> and <c>count</c>, and
/// every refusal as 400 with <c>errors</c>, for of anything else it shows no sentence.
/// </summary>
internal static class StudioWire
{
    /// <summary>How answers are written.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>An answer.</summary>
    public static IResult Ok<T>(T answer) => Results.Json(answer, Options);

    /// <summary>A list that is never paged.</summary>
    public static IResult List<T>(IReadOnlyCollection<T> items) => Ok(new { items, count = items.Count });

    /// <summary>Why not, in sentences.</summary>
    public static ProblemHttpResult Refused(IReadOnlyList<Refusal> refusals) => Refused(refusals[0], refusals.Select(Sentences.Of));

    /// <summary>Why not, in sentences of the caller's; the refusal gives code and title.</summary>
    public static ProblemHttpResult Refused(Refusal refusal, IEnumerable<string> sentences)
    {
        string[] said = [.. sentences.Distinct()];
        return TypedResults.Problem(
            title: Sentences.TitleOf(refusal),
            detail: string.Join('\n', said),
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["code"] = refusal.Code,
                ["errors"] = new Dictionary<string, string[]>(StringComparer.Ordinal) { [refusal.Code] = said },
            });
    }

    /// <summary>The body as an object; null when it isn't one.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body, documentOptions: Strict, cancellationToken: ct) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The body as a question of Studio's, whatever else it may hold; null when it isn't one.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Options, ct);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A member along a path, whatever stands there; null where the path breaks off.</summary>
    public static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var member in path)
            node = (node as JsonObject)?[member];
        return node;
    }

    /// <summary>A text; null where there is something else.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
