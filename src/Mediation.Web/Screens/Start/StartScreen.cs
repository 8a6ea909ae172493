using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Start;

/// <summary>首页: where a person can go.</summary>
internal static class StartScreen
{
    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync);

    private static async Task<RazorComponentResult<StartPage>> ShowAsync(InForce inForce, Moments moments, CancellationToken ct) =>
        new(new { Clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone) });
}
