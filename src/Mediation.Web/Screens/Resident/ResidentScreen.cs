using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Resident;

/// <summary>群众查询: the page behind the code on a receipt. No login; whoever holds the receipt may read it.</summary>
internal static class ResidentScreen
{
    /// <summary>Maps the page. A code that opens nothing is answered like any address that isn't there.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/r/{code}", ShowAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);

    private static async Task<IResult> ShowAsync(
        string code, ResidentView matters, Moments moments, InForce inForce, CancellationToken ct)
    {
        if (await matters.FindAsync(code, ct) is not { } matter)
            return Results.NotFound();
        var policy = inForce.Policy;
        var clock = new Clockface(await moments.NowAsync(ct), policy.Calendar.Zone);
        return new RazorComponentResult<ResidentPage>(new { View = ProgressView.Of(matter, policy, clock) });
    }
}
