using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Elsa.Instances;
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
    /// two scripts that it writes into its pages, for Ctrl+S and Ctrl+R, are let in by their hashes. Nothing comes from or goes to another host.
    /// </summary>
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' "
        + "'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    /// <summary>Where the list of instances is.</summary>
    public const string Instances = Path + "/workflows/instances";

    private const string Definitions = Path + "/workflows/definitions";

    /// <summary>Maps the lists of workflows and instances, the editor, the viewer, and Studio's files.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowList);
        routes.MapGet(Definitions, ShowList);
        routes.MapGet(Definitions + "/{id}/edit", (string id, HttpContext visit, IAntiforgery forgery) => Show(id, visit, forgery));
        routes.MapGet(Instances, (HttpContext visit, IAntiforgery forgery) => Show(visit, StudioView.OfInstances(Token(visit, forgery))));
        routes.MapGet(Instances + "/{id}/view", ShowInstanceAsync);
        StudioFiles.Map(routes, routes.ServiceProvider.GetRequiredService<IHostEnvironment>().ContentRootPath);
    }

    /// <summary>The editor of a workflow.</summary>
    public static string AddressOf(string definitionId) => $"{Definitions}/{Uri.EscapeDataString(definitionId)}/edit";

    /// <summary>The viewer of an instance.</summary>
    public static string AddressOf(InstanceId instance) => $"{Instances}/{Uri.EscapeDataString($"{instance}")}/view";

    private static IResult ShowList(HttpContext visit, IAntiforgery forgery) => Show(null, visit, forgery);

    private static IResult Show(string? definitionId, HttpContext visit, IAntiforgery forgery) =>
        Show(visit, StudioView.OfDefinitions(definitionId, visit.User.Actor().Is(Role.Administrator), Token(visit, forgery)));

    private static async Task<IResult> ShowInstanceAsync(
        InstanceId id, HttpContext visit, IAntiforgery forgery, InstanceReading reading, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        return !Sight.MayReadPolicy(actor) ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : await reading.FindAsync(actor, id, ct) is { Line.Number: var number }
                ? Show(visit, StudioView.OfInstance(id, number, Sight.MayOperate(actor), Token(visit, forgery)))
                : Results.NotFound();
    }

    private static string Token(HttpContext visit, IAntiforgery forgery) => forgery.GetAndStoreTokens(visit).RequestToken!;

    private static IResult Show(HttpContext visit, StudioView view)
    {
        if (!Sight.MayReadPolicy(visit.User.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        visit.Response.Headers.ContentSecurityPolicy = ContentPolicy;
        return new RazorComponentResult<StudioPage>(new { View = view });
    }
}
