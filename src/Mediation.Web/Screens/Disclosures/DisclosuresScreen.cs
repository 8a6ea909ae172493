using Mediation.Postgres.Desk;
using Mediation.Postgres.Disclosures;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Disclosures;

/// <summary>公示栏: what hangs out, for anybody who passes. No login, no scripts, nobody's name.</summary>
internal static class DisclosuresScreen
{
    /// <summary>Where it hangs.</summary>
    public const string Path = "/disclosures";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, ShowAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);

    private static async Task<RazorComponentResult<DisclosuresPage>> ShowAsync(
        string? compound, PublicDisclosures disclosures, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone);
        var chosen = town.Compounds.FirstOrDefault(each => each.Code == compound);
        var hanging = await disclosures.ReadAsync(clock.Now, clock.Today, chosen?.Code, ct);
        return new(new { View = new DisclosuresView(town, clock, chosen, hanging) });
    }
}
