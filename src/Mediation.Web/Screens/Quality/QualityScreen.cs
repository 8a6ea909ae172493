using System.Security.Claims;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Quality;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Screens.Rates;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Quality;

/// <summary>数据质量提示: patterns that honest work seldom leaves, each with its evidence. Reached from the rates; not for the public.</summary>
internal static class QualityScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/quality";

    private const int Rows = 50;

    /// <summary>Maps the signs and the evidence of one.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapGet(Path + "/{code}", ListAsync);
    }

    /// <summary>Where the evidence of a sign is.</summary>
    public static string PathOf(QualitySign sign) => $"{Path}/{sign.Code}";

    private static async Task<RazorComponentResult<QualityPage>> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, QualityFindings findings, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (address, clock, days) = await RatesScreen.AskedAsync(request, inForce, moments, ct);
        var counts = await findings.CountAsync(person.Actor(), days.Period(inForce.Policy.Calendar), clock.Now, ct);
        return new(new { View = new QualityView(address, days, clock, TownNames.Of(inForce.Policy), counts) });
    }

    private static async Task<IResult> ListAsync(
        string code, HttpRequest request, ClaimsPrincipal person, QualityFindings findings, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (QualityFindings.Find(code) is not { } sign)
            return Results.NotFound();
        var (address, clock, days) = await RatesScreen.AskedAsync(request, inForce, moments, ct);
        var policy = inForce.Policy;
        var period = days.Period(policy.Calendar);
        var page = await findings.ListAsync(person.Actor(), sign, period, address.Unit, clock.Now, Cursor.Parse(address.After), Rows, ct);
        return new RazorComponentResult<QualityListPage>(new
        {
            View = new QualityListView(address, days, clock, TownNames.Of(policy), policy.Town.Units, sign, page),
        });
    }
}
