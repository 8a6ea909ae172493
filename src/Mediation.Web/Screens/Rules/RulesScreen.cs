using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Rules;

/// <summary>规则: what the town decides by, readable by a lawyer; changed on the workbench.</summary>
internal static class RulesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/rules";

    /// <summary>Maps the list and the page of a rule set.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(
            Texts.Rules_Title, Texts.Rules_Purpose, "scale", 60, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapGet(Path + "/{name}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, ClaimsPrincipal person, RuleVersions rules, RuleDrafts drafts, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var found = await rules.ReadAsync(person.Actor(), ct);
        if (!found.TryGet(out var versions))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var policy = inForce.Policy;
        var clock = new Clockface(await moments.NowAsync(ct), policy.Town.Zone);
        var view = RuleSets.Of(versions, FilterAddress.Read<RuleAddress>(request.Query), policy, clock) with { Drafts = await drafts.ListAsync(ct) };
        return new RazorComponentResult<RulesPage>(new { View = view });
    }

    private static async Task<IResult> ShowAsync(
        string name, HttpRequest request, ClaimsPrincipal person, RuleVersions rules, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var found = await rules.FindAsync(person.Actor(), name, ct);
        if (!found.TryGet(out var versions))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var policy = inForce.Policy;
        var clock = new Clockface(await moments.NowAsync(ct), policy.Town.Zone);
        return RuleSetView.Of(versions, FilterAddress.Read<RuleAddress>(request.Query), policy, clock) is { } view
            ? new RazorComponentResult<RuleSetPage>(new
            {
                View = view with
                {
                    Published = int.TryParse(request.Query["published"], CultureInfo.InvariantCulture, out var number) ? number : null,
                    MayEdit = Sight.MayEditPolicy(person.Actor()),
                },
            })
            : Results.NotFound();
    }
}
