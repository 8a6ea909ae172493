using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Calendars;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Clockwork;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Keeping;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Calendars;

/// <summary>What the page before publishing a calendar shows (日历发布页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Shelf">All versions and the draft.</param>
/// <param name="Effect">What publishing does.</param>
/// <param name="Names">What units are called.</param>
/// <param name="Reason">As typed so far.</param>
/// <param name="Refusal">Why it wasn't published; null before.</param>
public sealed record CalendarPublishView(
    Clockface Clock, CalendarShelf Shelf, CalendarEffect Effect, TownNames Names, string Reason, string? Refusal);

/// <summary>发布日历: shows which clocks move before the click; exactly that then happens.</summary>
internal static class CalendarPublishScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = CalendarsScreen.Path + "/publish";

    // What most towns need to tell all cases; beyond it the sweeps go on by themselves.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapPost(Path, PublishAsync);
    }

    private static Task<IResult> ShowAsync(
        ClaimsPrincipal person, CalendarDrafting drafting, InForce inForce, Moments moments, CancellationToken ct) =>
        PageAsync(person, drafting, inForce, moments, "", null, ct);

    private static async Task<IResult> PublishAsync(
        HttpRequest request, ClaimsPrincipal person, CalendarDrafting drafting, TownInForce town, DeadlineSweep sweep, InForce inForce,
        Moments moments, TimeProvider real, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var reason = form["reason"].ToString();
        var published = await drafting.PublishAsync(
            person.Actor(), Guid.TryParse(form["stamp"], out var stamp) ? stamp : default, form["effect"].ToString(), reason, ct);
        if (published.IsRefused)
            return await PageAsync(person, drafting, inForce, moments, reason, published.Refusals[0], ct);
        // From here on it is done, whether or not the browser waits.
        await town.ChangedAsync(CancellationToken.None);
        await sweep.ServeAllAsync(real.GetUtcNow() + Patience, CancellationToken.None);
        return Results.LocalRedirect(new CalendarsAddress(null, null, "published").Write());
    }

    private static async Task<IResult> PageAsync(
        ClaimsPrincipal person, CalendarDrafting drafting, InForce inForce, Moments moments, string reason, Refusal? refusal, CancellationToken ct)
    {
        var previewed = await drafting.PreviewAsync(person.Actor(), ct);
        if (!previewed.TryGet(out var preview))
            return previewed.Refusals[0].Forbidden
                ? Results.StatusCode(Problems.StatusOf(previewed.Refusals))
                : Results.LocalRedirect(CalendarsScreen.Path);
        var policy = inForce.Policy;
        var clock = new Clockface(await moments.NowAsync(ct), policy.Town.Zone);
        var view = new CalendarPublishView(clock, preview.Shelf, preview.Effect, TownNames.Of(policy), reason,
            refusal is null ? null : Sentences.Of(refusal));
        return new RazorComponentResult<CalendarPublishPage>(new { View = view })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf([refusal]),
        };
    }
}
