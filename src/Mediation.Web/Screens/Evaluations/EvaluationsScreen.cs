using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Casework.Evaluations;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Evaluations;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.Rates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>群众评价: what residents think of units, beside the rates, and the posters by which they say it.</summary>
internal static class EvaluationsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/evaluations";

    /// <summary>Maps the figures, one unit, and its poster.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Evaluations_Title, Texts.Evaluations_Purpose, "message", 46, Role.Supervisor, Role.Head, Role.Auditor));
        routes.MapGet(Path + "/{unit}", ShowOneAsync);
        routes.MapGet(Path + "/{unit}/poster", PosterAsync);
    }

    private static async Task<RazorComponentResult<EvaluationsPage>> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, EvaluationFigures figures, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (address, clock, days) = await RatesScreen.AskedAsync(request, inForce, moments, ct);
        var found = await figures.ReadAsync(person.Actor(), days.Period(inForce.Policy.Calendar), ct);
        return new(new { View = new EvaluationsView(address, days, clock, inForce.Policy.Town, found.ToDictionary(each => each.Unit)) });
    }

    private static async Task<IResult> ShowOneAsync(
        string unit, HttpRequest request, ClaimsPrincipal person, EvaluationFigures figures, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (inForce.Policy.Town.Unit(unit) is not { } known || !EvaluationForm.MayBeEvaluated(known))
            return Results.NotFound();
        var (address, clock, days) = await RatesScreen.AskedAsync(request, inForce, moments, ct);
        var (actor, period) = (person.Actor(), days.Period(inForce.Policy.Calendar));
        var figure = (await figures.ReadAsync(actor, period, ct)).FirstOrDefault(each => each.Unit == unit);
        var lines = await figures.ReadAsync(actor, unit, period, ct);
        return new RazorComponentResult<UnitEvaluationsPage>(new { View = new UnitEvaluationsView(address, days, clock, known, figure, lines) });
    }

    private static async Task<IResult> PosterAsync(
        string unit, HttpRequest request, InForce inForce, Moments moments, IConfiguration configuration, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (town.Unit(unit) is not { } known || !EvaluationForm.MayBeEvaluated(known))
            return Results.NotFound();
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        return new RazorComponentResult<PosterPage>(new
        {
            View = new PosterView(town.Name, known.Name, EvaluateScreen.AddressOf(EvaluateScreen.Of(unit), request, configuration), clock),
        });
    }
}
