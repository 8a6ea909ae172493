using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Drafts;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Window;

/// <summary>受理台: where a resident's words become a case.</summary>
internal static class WindowScreen
{
    /// <summary>The page's address.</summary>
    public const string Path = "/window";

    private const int Completions = 8;

    // Without scripts the files come with the form; with them each has gone up before.
    private const long LargestForm = 3 * AttachmentsApi.LargestRequest;

    /// <summary>Maps the page, its previews and its completions; whoever may not accept doesn't come in.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var window = routes.MapGroup("").AddEndpointFilter(Doorkeeping);
        window.MapGet(Path, ShowAsync).WithMetadata(
            new NavigationItem(Texts.Window_Title, Texts.Window_Purpose, "writing", 10, Role.Clerk) { AlsoFor = someone => ComplaintsApi.MayAccept(someone.Actor()) });
        window.MapPost(Path, SubmitAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        window.MapPost(Path + "/preview", PreviewAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        window.MapGet(Path + "/places", CompletePlace);
        DoneScreen.Map(window);
    }

    private static async ValueTask<object?> Doorkeeping(EndpointFilterInvocationContext visit, EndpointFilterDelegate next) =>
        ComplaintsApi.MayAccept(visit.HttpContext.User.Actor())
            ? await next(visit)
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ShowAsync(
        HttpContext visit, ClaimsPrincipal person, WindowViews views, DraftStore drafts, Guid? draft, Guid? kept, CancellationToken ct)
    {
        var actor = person.Actor();
        var channels = Channels.Of(visit.Request);
        if (draft is not { } id)
        {
            var fresh = await views.PageAsync(actor, WindowForm.New(channels[0]), [], channels, ct);
            return Page(fresh with { Kept = kept });
        }
        return await drafts.FindAsync(actor.Id, id, ct) is { } waiting
            ? Page(await views.PageAsync(actor, new(id, waiting.Fields), [], channels, ct) with { DraftPage = $"{Path}?draft={id}" })
            : Results.NotFound();
    }

    private static async Task<IResult> PreviewAsync(HttpContext visit, ClaimsPrincipal person, WindowViews views, CancellationToken ct)
    {
        var form = WindowForm.Posted(await visit.Request.ReadFormAsync(ct));
        if (!visit.Request.Headers.ContainsKey("HX-Request"))
            return Page(await views.PageAsync(person.Actor(), form, [], Channels.Of(visit.Request), ct));
        var clock = await views.ClockAsync(ct);
        var preview = await views.PreviewAsync(person.Actor(), form, clock, ct);
        return new RazorComponentResult<WindowPreview>(new { Preview = preview, Clock = clock });
    }

    private static async Task<IResult> SubmitAsync(
        HttpContext visit, ClaimsPrincipal person, WindowViews views, AttachmentStore attachments, DraftStore drafts, Acceptance window,
        CancellationToken ct)
    {
        var actor = person.Actor();
        var posted = await visit.Request.ReadFormAsync(ct);
        var (form, refused) = await WindowFiles.TakeAsync(WindowForm.Posted(posted), posted.Files, person, attachments, ct);
        if (posted[WindowForm.Doing] == "keep")
        {
            await drafts.SaveAsync(actor.Id, form.Id, form.Fields, ct);
            return GoTo(visit, $"{Path}?kept={form.Id}");
        }

        var answer = refused.Count > 0
            ? Answer.Refused<Accepted>(refused)
            : await window.AcceptAsync(actor, form, DispositionOf(posted[WindowForm.Doing]), views.Zone, ct);
        if (!answer.TryGet(out var accepted))
            return Page(await views.PageAsync(actor, form, answer.Refusals, Channels.Of(visit.Request), ct), answer.Refusals);
        Channels.Remember(visit, form["channel"]);
        return GoTo(visit, $"{Path}/{accepted.Number}?draft={form.Id}{(accepted.Changed ? "&changed=true" : "")}");
    }

    private static RazorComponentResult<PlaceOptions> CompletePlace(string? place, InForce inForce) =>
        new(new { Places = inForce.Policy.Places.Complete(place ?? "", Completions), Typed = place ?? "" });

    private static string? DispositionOf(string? pressed) => pressed switch
    {
        "decline" or "merge" => pressed,
        "insist" => "accept",
        _ => null,
    };

    // A refused form is shown again with everything in it; the status says that nothing was accepted.
    private static RazorComponentResult<WindowPage> Page(WindowView view, IReadOnlyList<Refusal>? refusals = null) => new(new { View = view })
    {
        StatusCode = refusals is null ? StatusCodes.Status200OK : Refusals.Problems.StatusOf(refusals),
    };

    private static IResult GoTo(HttpContext visit, string address)
    {
        if (!visit.Request.Headers.ContainsKey("HX-Request"))
            return Results.LocalRedirect(address);
        visit.Response.Headers["HX-Redirect"] = address;
        return Results.Ok();
    }
}
