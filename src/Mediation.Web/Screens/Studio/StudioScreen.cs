using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Studio;

/// <summary>
/// 流程编辑器: Elsa Studio's own elements on a page of ours. Administrators edit and publish; who may read the policy looks.
/// </summary>
internal static class StudioScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/studio";

    /// <summary>
    /// What the page may load. Studio is WebAssembly, and its libraries set styles on elements and start workers from blobs; the
    /// one script that it writes into the page, for Ctrl+S, is let in by its hash. Nothing comes from or goes to another host.
    /// </summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private const string Definitions = Path + "/workflows/definitions";

    /// <summary>Maps the list of workflows, the editor, and Studio's files.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowList);
        routes.MapGet(Definitions, ShowList);
        routes.MapGet(Definitions + "/{id}/edit", (string id, HttpContext visit, IAntiforgery forgery) => Show(id, visit, forgery));
        StudioFiles.Map(routes, routes.ServiceProvider.GetRequiredService<IHostEnvironment>().ContentRootPath);
    }

    /// <summary>The editor of a workflow.</summary>
    public static string AddressOf(string definitionId) => $"{Definitions}/{Uri.EscapeDataString(definitionId)}/edit";

    private static IResult ShowList(HttpContext visit, IAntiforgery forgery) => Show(null, visit, forgery);

    private static IResult Show(string? definitionId, HttpContext visit, IAntiforgery forgery)
    {
        var actor = visit.User.Actor();
        if (!Sight.MayReadPolicy(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        visit.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return new RazorComponentResult<StudioPage>(new
        {
            View = new StudioView(definitionId, actor.Is(Role.Administrator), forgery.GetAndStoreTokens(visit).RequestToken!),
        });
    }
}

/// <summary>The page of the editor (编辑器页).</summary>
/// <param name="DefinitionId">Which workflow; null for the list of all.</param>
/// <param name="MayEdit">False for those who only look.</param>
/// <param name="FormToken">What every changing request carries.</param>
public sealed record StudioView(string? DefinitionId, bool MayEdit, string FormToken);
