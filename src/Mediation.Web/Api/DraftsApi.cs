using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Drafts;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Api;

/// <summary><c>/api/drafts</c>: what is typed and not yet accepted, for the account that typed it (暂存接口).</summary>
internal static class DraftsApi
{
    private const int LargestDraft = 128 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts", ListAsync).Answers<ListAnswer<Draft>>(200);
        routes.MapGet("/drafts/{id:guid}", FindAsync).Answers<Draft>(200, 404);
        routes.MapPut("/drafts/{id:guid}", SaveAsync).WithMetadata(new RequestSizeLimitAttribute(LargestDraft))
            .AnswersNothing(400, 404, 413, 415, 422);
        routes.MapDelete("/drafts/{id:guid}", DeleteAsync).AnswersNothing();
    }

    private static async Task<IResult> ListAsync(ClaimsPrincipal person, DraftStore drafts, CancellationToken ct) =>
        Wire.Ok(new ListAnswer<Draft>(await drafts.ListAsync(person.Actor().Id, ct), null));

    private static async Task<IResult> FindAsync(Guid id, ClaimsPrincipal person, DraftStore drafts, CancellationToken ct) =>
        await drafts.FindAsync(person.Actor().Id, id, ct) is { } draft ? Wire.Ok(draft) : NotThere();

    private static async Task<IResult> SaveAsync(
        Guid id, Dictionary<string, string[]> fields, ClaimsPrincipal person, DraftStore drafts, CancellationToken ct) =>
        await drafts.SaveAsync(person.Actor().Id, id, fields, ct) ? Results.NoContent() : NotThere();

    private static async Task<IResult> DeleteAsync(Guid id, ClaimsPrincipal person, DraftStore drafts, CancellationToken ct)
    {
        await drafts.DeleteAsync(person.Actor().Id, id, ct);
        return Results.NoContent();
    }

    private static ProblemHttpResult NotThere() => Problems.Of(new Refusal("request.not-found"));
}
