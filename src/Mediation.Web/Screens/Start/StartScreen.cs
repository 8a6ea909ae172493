using System.Security.Claims;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Start;

/// <summary>首页: where a person can go.</summary>
internal static class StartScreen
{
    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync);

    private static async Task<RazorComponentResult<StartPage>> ShowAsync(
        ClaimsPrincipal person, InForce inForce, Moments moments, CancellationToken ct)
    {
        var policy = inForce.Policy;
        var now = await moments.NowAsync(ct);
        var missing = Sight.MayReadPolicy(person.Actor()) ? policy.Town.CalendarContents.MissingYear(policy.Calendar.DayOf(now)) : null;
        return new(new { Clock = new Clockface(now, policy.Town.Zone), MissingYear = missing });
    }
}
