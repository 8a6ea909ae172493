using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Talents;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Talents;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Talents;

/// <summary>
/// 善治人才库: people who are willing to help, for those who keep contact with them. To everybody else there is no such page. Addresses name a code; who it is, is shown
/// in the answer to a reading and kept nowhere.
/// </summary>
internal static class TalentsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/talents";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        var pool = routes.MapGroup("").AddEndpointFilter(async (visit, next) =>
            TalentSight.UnitsOf(visit.HttpContext.User.Actor(), inForce.Policy.Town).Count > 0 ? await next(visit) : Results.NotFound());
        pool.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(Texts.Talents_Title, Texts.Talents_Purpose, "users", 33)
        {
            AlsoFor = someone => TalentSight.UnitsOf(someone.Actor(), inForce.Policy.Town).Count > 0,
        });
        pool.MapGet(Path + "/new", (ClaimsPrincipal person, Moments moments, InForce works, CancellationToken ct) =>
            EntryAsync(person.Actor(), new TalentForm(), [], moments, works, ct));
        pool.MapGet(Path + "/{code}", (string code, bool? done, ClaimsPrincipal person, TalentReading talents, CancellationToken ct) =>
            PageAsync(code, person.Actor(), talents, view => view with { Done = done is true }, ct));
        TalentForms.Map(pool);
        PointsForms.Map(pool);
    }

    /// <summary>Where an entry is.</summary>
    public static string Of(string code) => $"{Path}/{Uri.EscapeDataString(code)}";

    /// <summary>The form of a new one.</summary>
    public static async Task<IResult> EntryAsync(
        Actor actor, TalentForm form, IReadOnlyList<Refusal> refusals, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var units = TalentSight.UnitsOf(actor, town).Select(code => town.Unit(code)!).ToList();
        var view = new TalentEntryView(new Clockface(await moments.NowAsync(ct), town.Zone), town, units, form, [.. refusals.Select(Sentences.Of)]);
        return new RazorComponentResult<TalentEntryPage>(new { View = view })
        {
            StatusCode = refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    /// <summary>The page of one; not found to whoever may not know of it.</summary>
    public static async Task<IResult> PageAsync(string code, Actor actor, TalentReading talents, Func<TalentView, TalentView> more, CancellationToken ct) =>
        await talents.PageAsync(actor, code, ct) is { } found && more(found) is var view
            ? new RazorComponentResult<TalentPage>(new { View = view })
            {
                StatusCode = view.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            }
            : Results.NotFound();

    private static async Task<RazorComponentResult<TalentsPage>> ListAsync(
        string? skill, ClaimsPrincipal person, TalentPool talents, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var chosen = TalentSkills.Of(town).FirstOrDefault(each => each == skill);
        var found = await talents.ReadAsync(person.Actor(), chosen, ct);
        return new(new { View = new TalentsView(new Clockface(await moments.NowAsync(ct), town.Zone), town, chosen, found) });
    }
}

/// <summary>What the page of somebody in the pool shows (人才页取数).</summary>
internal sealed class TalentReading(TalentPool talents, PointsKeeping points, InForce inForce, Moments moments)
{
    /// <summary>The pool.</summary>
    public TalentPool Pool => talents;

    /// <summary>Their points.</summary>
    public PointsKeeping Points => points;

    /// <summary>The product's moment.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) => moments.NowAsync(ct);

    /// <summary>The page; null to whoever may not know of them.</summary>
    public async Task<TalentView?> PageAsync(Actor actor, string code, CancellationToken ct)
    {
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
        return await talents.FindAsync(actor, code, ct) is { } record && await points.FindAsync(actor, code, clock.Now, ct) is { } account
            ? new TalentView(clock, inForce.Policy.Town, record, account)
            : null;
    }
}
