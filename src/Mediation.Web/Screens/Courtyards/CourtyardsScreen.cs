using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Casework.Courtyards;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Courtyards;

/// <summary>
/// 院落自治: courtyards and their committees, for the community, and for each committee its own. To everybody else there is no such page. Names are shown in the
/// answer to a reading and kept nowhere.
/// </summary>
internal static class CourtyardsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/courtyards";

    /// <summary>How many days ahead the end of a committee's time is shown (本镇政策).</summary>
    public const int DaysAhead = 30;

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        var known = routes.MapGroup("").AddEndpointFilter(async (visit, next) =>
            CourtyardSight.Of(visit.HttpContext.User.Actor(), inForce.Policy.Town).Count > 0 ? await next(visit) : Results.NotFound());
        known.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(Texts.Courtyards_Title, Texts.Courtyards_Purpose, "home", 34)
        {
            AlsoFor = someone => CourtyardSight.Of(someone.Actor(), inForce.Policy.Town).Count > 0,
        });
        known.MapGet(Path + "/{code}", (string code, bool? done, ClaimsPrincipal person, CommitteeRegister register, Moments moments, InForce works, CancellationToken ct) =>
            PageAsync(code, person.Actor(), register, moments, works, view => view with { Done = done is true }, ct));
        CourtyardForms.Map(known);
        SealScreen.Map(known);
    }

    /// <summary>Where a courtyard is.</summary>
    public static string Of(string code) => $"{Path}/{Uri.EscapeDataString(code)}";

    /// <summary>The page of one; not found to whoever may not know of it.</summary>
    public static async Task<IResult> PageAsync(
        string code, Actor actor, CommitteeRegister register, Moments moments, InForce inForce, Func<CourtyardView, CourtyardView> more, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if ((await register.ReadAsync(actor, ct)).FirstOrDefault(each => each.Code == code) is not { } courtyard
            || await register.FindAsync(actor, code, ct) is not { } committee)
            return Results.NotFound();
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        var view = more(new CourtyardView(clock, town, courtyard, committee, CourtyardSight.Keeps(actor, town)));
        return new RazorComponentResult<CourtyardPage>(new { View = view })
        {
            StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<RazorComponentResult<CourtyardsPage>> ListAsync(
        ClaimsPrincipal person, CommitteeRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var found = await register.ReadAsync(person.Actor(), ct);
        return new(new { View = new CourtyardsView(new Clockface(await moments.NowAsync(ct), town.Zone), town, found) });
    }
}
