using System.Net.Http.Json;
using System.Text.Json;

namespace Mediation.Web.Tests;

/// <summary>A problem document as a program reads it. 拒绝应答</summary>
internal sealed record Problem(
    string? Code, string? Title, string? Detail, int? Status, IReadOnlyDictionary<string, string[]>? Errors)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    /// <summary>Reads it, and insists that it is one.</summary>
    public static async Task<Problem> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = (await answer.Content.ReadFromJsonAsync<Problem>(Reading, ct))!;
        problem.Title.ShouldNotBeNullOrEmpty();
        problem.Detail.ShouldNotBeNullOrEmpty();
        problem.Status.ShouldBe((int)answer.StatusCode);
        return problem;
    }
}
