using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.RootCauses;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.RootCauses;

/// <summary>源头治理: cases of one kind, why they are together, and the projects that treat them at the root.</summary>
internal static class RootCausesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/root-causes";

    /// <summary>Where like cases are.</summary>
    public const string MattersPath = Path + "/matters";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.RootCauses_Title, Texts.RootCauses_Purpose, "link", 48, Role.Supervisor, Role.Head, Role.Auditor));
        routes.MapGet(Path + "/{number}", ShowOneAsync);
        routes.MapGet(MattersPath + "/{key}", ShowMatterAsync);
        RootCauseForms.Map(routes);
    }

    /// <summary>Where a project is.</summary>
    public static string Of(string number) => $"{Path}/{Uri.EscapeDataString(number)}";

    /// <summary>Where a cluster is.</summary>
    public static string Of(Matter matter, MatterAddress address) => FilterAddress.Write($"{MattersPath}/{matter.Cluster.Rule.Key}", address);

    /// <summary>From when on cases are compared, as an address says: the begin of a day of the place.</summary>
    public static DateTimeOffset Since(MatterAddress address, Policy policy, DateTimeOffset now) =>
        policy.Calendar.StartOf(policy.Calendar.DayOf(now).AddDays(1 - address.Back));

    private static async Task<RazorComponentResult<RootCausesPage>> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, RootCauseList projects, MatterFinding matters, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var (policy, actor, address) = (inForce.Policy, person.Actor(), FilterAddress.Read<MatterAddress>(request.Query));
        var now = await moments.NowAsync(ct);
        var found = await matters.FindAsync(actor, Since(address, policy, now), ct);
        return new(new
        {
            View = new RootCausesView(new Clockface(now, policy.Calendar.Zone), TownNames.Of(policy), address, await projects.ListAsync(actor, ct),
                found.TryGet(out var all) ? all : null),
        });
    }

    private static Task<IResult> ShowOneAsync(
        string number, ClaimsPrincipal person, RootCauseList projects, InForce inForce, Moments moments, CancellationToken ct) =>
        PageAsync(number, person.Actor(), projects, inForce, moments, view => view, ct);

    private static Task<IResult> ShowMatterAsync(
        string key, HttpRequest request, ClaimsPrincipal person, MatterFinding matters, InForce inForce, Moments moments, CancellationToken ct) =>
        MatterAsync(key, request, person.Actor(), matters, inForce, moments, view => view, ct);

    /// <summary>The page of a project, also as the answer to a form that was refused.</summary>
    public static async Task<IResult> PageAsync(
        string number, Actor actor, RootCauseList projects, InForce inForce, Moments moments, Func<RootCauseView, RootCauseView> more,
        CancellationToken ct)
    {
        if (await projects.FindAsync(actor, number, ct) is not { } found)
            return Results.NotFound();
        var policy = inForce.Policy;
        var view = more(new RootCauseView(new Clockface(await moments.NowAsync(ct), policy.Calendar.Zone), TownNames.Of(policy), found,
            RootCauseSight.MayDirect(actor), RootCauseSight.MayProgress(actor, found.Project.Plan.Lead)));
        return new RazorComponentResult<RootCausePage>(new { View = view }) { StatusCode = StatusOf(view.Refusal) };
    }

    /// <summary>The page of a cluster, also as the answer to a form that was refused.</summary>
    public static async Task<IResult> MatterAsync(
        string key, HttpRequest request, Actor actor, MatterFinding matters, InForce inForce, Moments moments, Func<MatterView, MatterView> more,
        CancellationToken ct)
    {
        var (policy, address, now) = (inForce.Policy, FilterAddress.Read<MatterAddress>(request.Query), await moments.NowAsync(ct));
        var found = await matters.FindAsync(actor, Since(address, policy, now), ct);
        if (!found.TryGet(out var all))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        if (all.FirstOrDefault(matter => matter.Cluster.Rule.Key == key) is not { } chosen)
            return Results.NotFound();
        var view = more(new MatterView(new Clockface(now, policy.Calendar.Zone), TownNames.Of(policy), address, chosen, policy.Town.Units,
            RootCauseSight.MayDirect(actor)));
        return new RazorComponentResult<MatterPage>(new { View = view }) { StatusCode = StatusOf(view.Refusal) };
    }

    private static int StatusOf(string? refusal) => refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
