using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Calls;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Case;

/// <summary>案件: one case on one page, and the acts open on it. What the viewer may not see isn't there (404).</summary>
internal static class CaseScreen
{
    /// <summary>Maps the page and where its forms go.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cases/{number}", ShowAsync);
        routes.MapPost("/cases/{number}/acts", ActAsync);
        routes.MapPost("/cases/{number}/home", HomeAsync);
        routes.MapGet("/cases/{number}/attachments/{id:guid}", OpenAsync);
    }

    // A picture opens in the browser; everything else is saved, because nothing that people send in may run here.
    private static async Task<IResult> OpenAsync(
        string number, Guid id, HttpResponse response, ClaimsPrincipal person, CaseRecords cases, AttachmentStore store,
        CancellationToken ct)
    {
        var actor = person.Actor();
        if (await cases.FindAsync(actor, number, ct) is not { } found || found.Attachments.All(file => file.Id != id)
            || await store.OpenAsync(actor, id, ct) is not { } kept)
            return Results.NotFound();
        if (!CaseFiles.IsPicture(kept.File))
            return Results.File(kept.Content, kept.File.Type, kept.File.Name);
        response.Headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; sandbox";
        return Results.Bytes(kept.Content, kept.File.Type);
    }

    private static async Task<IResult> ShowAsync(
        string number, HttpRequest request, ClaimsPrincipal person, CaseRecords cases, CaseBeside beside, CancellationToken ct) =>
        await cases.FindAsync(person.Actor(), number, ct) is { } found
            ? Page(await beside.WithAsync(AsAsked(found, FilterAddress.Read<CaseAddress>(request.Query)), found, person.Actor(), ct))
            : Results.NotFound();

    // What the register knows of a home is said once, in this answer, after the reading was written down.
    private static async Task<IResult> HomeAsync(
        string number, HttpContext visit, CaseRecords cases, CallLog calls, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        if (await cases.FindAsync(actor, number, ct) is not { } found || await CallView.OfAsync(found, actor, calls, ct) is not { } call)
            return Results.NotFound();
        var read = await calls.ReadHomeAsync(actor, found.File, found.Briefing.Now, ct);
        visit.Response.Headers.CacheControl = "no-store";
        return read.TryGet(out var homes)
            ? Page(new CaseView(found) { Call = call with { Homes = homes } })
            : Page(new CaseView(found) { Call = call with { Refusal = Sentences.Of(read.Refusals[0]) } }, Problems.StatusOf(read.Refusals));
    }

    private static CaseView AsAsked(CaseRecord found, CaseAddress address)
    {
        var zone = found.Briefing.Town.Zone;
        return address.At is { Year: >= 2000 } at && new DateTimeOffset(at, zone.GetUtcOffset(at)) is var moment && moment < found.Briefing.Now
            ? new CaseView(found.AsOf(moment), past: true) { Address = address with { Act = null } }
            : new CaseView(found) { Address = address with { At = null } };
    }

    private static async Task<IResult> ActAsync(
        string number, HttpContext visit, Desk desk, CaseRecords cases, CaseBeside beside, InForce inForce, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var sent = PostedAct.Read(await visit.Request.ReadFormAsync(ct), inForce.Policy.Town.Zone);
        var answer = await sent.HandAsync(desk, number, actor, ct);
        if (await cases.FindAsync(actor, number, ct) is not { } found)
            return answer.IsRefused ? Results.NotFound() : visit.SeeOther(sent.ReturnUrl ?? "/");
        if (!answer.TryGet(out var handled))
            return Page(await WithAsync(CaseView.Refused(found, sent, answer.Refusals)), Problems.StatusOf(answer.Refusals));
        // Only after the act that says why is committed; a second answer to the same request doesn't show it again.
        if (sent.Body.Act == "reveal" && handled.Decision is not null && sent.Party is { } party)
            return Page(await WithAsync(new CaseView(found) { Done = sent, Shown = await cases.RevealedAsync(party, ct) }));
        if (sent is { Body.Act: ReadConcession.ActCode, Concession: { } concession } && handled.Decision is not null)
            return Page(await WithAsync(new CaseView(found) { Done = sent, Unsealed = await UnsealedAsync(cases, actor, found, concession, ct) }));
        return sent.ReturnUrl is { } back ? visit.SeeOther(back)
            : visit.Request.Headers.ContainsKey("HX-Request") ? Page(await WithAsync(new CaseView(found) { Done = sent }))
            : visit.SeeOther(CaseAddress.Of(number));

        Task<CaseView> WithAsync(CaseView view) => beside.WithAsync(view, found, actor, ct);
    }

    private static async Task<ShownConcession?> UnsealedAsync(
        CaseRecords cases, Actor actor, CaseRecord found, Guid concession, CancellationToken ct) =>
        await cases.UnsealedAsync(actor, found, concession, ct) is { } words ? new ShownConcession(concession, words) : null;

    private static RazorComponentResult<CasePage> Page(CaseView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
