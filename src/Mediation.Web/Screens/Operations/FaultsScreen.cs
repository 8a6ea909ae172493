using System.Collections.Immutable;
using System.Security.Claims;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Operations;

/// <summary>What the list of workflow faults shows (流程故障页).</summary>
public sealed record FaultsView(Clockface Clock, ImmutableList<FaultLine> Lines);

/// <summary>流程故障: cases whose workflow failed at a step, for the administrator.</summary>
internal static class FaultsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = OperationsScreen.Path + "/faults";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync);

    private static async Task<IResult> ShowAsync(
        ClaimsPrincipal person, FaultList faults, InForce inForce, Moments moments, CancellationToken ct)
    {
        var found = await faults.ReadAsync(person.Actor(), ct);
        if (!found.TryGet(out var lines))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
        return new RazorComponentResult<FaultsPage>(new { View = new FaultsView(clock, lines) });
    }
}
