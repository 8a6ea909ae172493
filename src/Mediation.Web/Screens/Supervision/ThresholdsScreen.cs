using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Quality;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Supervision;

/// <summary>From which numbers on supervision looks (督办界限页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Kept">What they are.</param>
/// <param name="MayChange">Whether the reader may change them.</param>
public sealed record ThresholdsView(Clockface Clock, IReadOnlyList<Threshold> Kept, bool MayChange)
{
    /// <summary>The one that a change was just tried of.</summary>
    public string? Tried { get; init; }

    /// <summary>Why it was refused; null when it was done.</summary>
    public string? Refusal { get; init; }

    /// <summary>The reason that was typed.</summary>
    public string? Reason { get; init; }
}

/// <summary>督办界限: what counts as too few, too late or too often; changed by supervisors, with a reason that is kept.</summary>
internal static class ThresholdsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = SupervisionScreen.Path + "/thresholds";

    /// <summary>Maps the page and the change.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapPost(Path + "/{code}", ChangeAsync);
    }

    private static async Task<IResult> ShowAsync(
        string? did, ClaimsPrincipal person, Thresholds thresholds, InForce inForce, Moments moments, CancellationToken ct)
    {
        var view = await ViewAsync(person.Actor(), thresholds, inForce, moments, ct);
        return Page(view with { Tried = view.Kept.FirstOrDefault(threshold => threshold.Code == did)?.Code });
    }

    private static async Task<IResult> ChangeAsync(
        string code, HttpRequest request, ClaimsPrincipal person, Thresholds thresholds, InForce inForce, Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var reason = form["reason"].ToString();
        var answer = await thresholds.ChangeAsync(person.Actor(), code, Number(form["seen"]), Number(form["value"]), reason, ct);
        if (!answer.IsRefused)
            return Results.LocalRedirect($"{Path}?did={Uri.EscapeDataString(code)}");
        var view = await ViewAsync(person.Actor(), thresholds, inForce, moments, ct);
        return Page(view with { Tried = code, Refusal = Sentences.Of(answer.Refusals[0]), Reason = reason }, Problems.StatusOf(answer.Refusals));
    }

    private static int? Number(string? typed) => int.TryParse(typed, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<ThresholdsView> ViewAsync(
        Actor actor, Thresholds thresholds, InForce inForce, Moments moments, CancellationToken ct) =>
        new(new(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), await thresholds.ReadAsync(ct), actor.Is(Role.Supervisor));

    private static RazorComponentResult<ThresholdsPage> Page(ThresholdsView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
