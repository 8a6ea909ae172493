using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Acts;
using Mediation.Casework.Micro;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.Window;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Micro;

/// <summary>楼栋微事: for building heads and grid workers, on the telephone; to everybody else there is no such page.</summary>
internal static class MicroScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/micro";

    private const long LargestForm = MicroNote.MostPhotos * AttachmentsApi.LargestRequest;

    /// <summary>Maps the page and its forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool IsHead(ClaimsPrincipal someone) => MicroLane.UnitOf(someone.Actor(), inForce.Policy.Town) is not null;
        var lane = routes.MapGroup("").AddEndpointFilter(async (visit, next) => IsHead(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        lane.MapGet(Path, async (string? done, ClaimsPrincipal person, MicroReading reading, CancellationToken ct) =>
                Page(await reading.PageAsync(person.Actor(), null, ct) with { Done = done }))
            .WithMetadata(new NavigationItem(Texts.Micro_Title, Texts.Micro_Purpose, "building", 12) { AlsoFor = IsHead });
        lane.MapPost(Path, NoteAsync).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        lane.MapPost(Path + "/{number}/solved", (string number, HttpRequest request, ClaimsPrincipal person, MicroActs acts, CancellationToken ct) =>
            ActAsync(number, SolveHere.ActCode, request, person, acts, ct)).WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        lane.MapPost(Path + "/{number}/passed-up", (string number, HttpRequest request, ClaimsPrincipal person, MicroActs acts, CancellationToken ct) =>
            ActAsync(number, PassUp.ActCode, request, person, acts, ct));
    }

    private static async Task<IResult> NoteAsync(
        HttpRequest request, ClaimsPrincipal person, MicroActs acts, MicroReading reading, AttachmentStore store, CancellationToken ct)
    {
        var posted = await request.ReadFormAsync(ct);
        var (form, refused) = await WindowFiles.TakeAsync(WindowForm.Posted(posted), posted.Files, person, store, ct);
        var noted = refused.Count > 0 ? Answer.Refused<string?>(refused) : await acts.NoteAsync(person.Actor(), form, ct);
        return noted.TryGet(out var number)
            ? Results.LocalRedirect(number is null ? Path : $"{Path}?done={number}")
            : Page(await reading.PageAsync(person.Actor(), form, ct), noted.Refusals);
    }

    private static async Task<IResult> ActAsync(
        string number, string act, HttpRequest request, ClaimsPrincipal person, MicroActs acts, CancellationToken ct)
    {
        var refusals = await acts.DoAsync(number, act, await request.ReadFormAsync(ct), person, ct);
        return refusals.Count == 0
            ? Results.LocalRedirect($"{Path}?done={number}")
            : Page(await acts.Reading.PageAsync(person.Actor(), null, ct), refusals);
    }

    private static RazorComponentResult<MicroPage> Page(MicroView view, IReadOnlyList<Refusal>? refusals = null) =>
        new(new { View = view with { Refusals = [.. (refusals ?? []).Select(Sentences.Of).Distinct()] } })
        {
            StatusCode = refusals is null ? StatusCodes.Status200OK : Refusals.Problems.StatusOf(refusals),
        };
}
