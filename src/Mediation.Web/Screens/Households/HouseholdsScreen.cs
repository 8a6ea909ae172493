using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Households;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Households;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Households;

/// <summary>
/// 重点户: the register of households that get visits, for those who keep contact with them. To everybody else there is no such page. Addresses
/// name a household by its code; who it is, is shown in the answer to a reading and kept nowhere.
/// </summary>
internal static class HouseholdsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/households";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        var register = routes.MapGroup("").AddEndpointFilter(async (visit, next) =>
            HouseholdSight.UnitsOf(visit.HttpContext.User.Actor(), inForce.Policy.Town).Count > 0 ? await next(visit) : Results.NotFound());
        register.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(Texts.Households_Title, Texts.Households_Purpose, "home", 32)
        {
            AlsoFor = someone => HouseholdSight.UnitsOf(someone.Actor(), inForce.Policy.Town).Count > 0,
        });
        register.MapGet(Path + "/new", async (ClaimsPrincipal person, HouseholdReading reading, CancellationToken ct) =>
            Entry(await reading.EntryAsync(person.Actor(), new HouseholdForm(), [], ct)));
        register.MapGet(Path + "/{code}", (string code, bool? done, ClaimsPrincipal person, HouseholdReading reading, CancellationToken ct) =>
            PageAsync(code, person.Actor(), reading, view => view with { Done = done is true }, ct));
        HouseholdForms.Map(register);
    }

    /// <summary>Where a household is.</summary>
    public static string Of(string code) => $"{Path}/{Uri.EscapeDataString(code)}";

    /// <summary>The form of a new one.</summary>
    public static IResult Entry(HouseholdEntryView view) => new RazorComponentResult<HouseholdEntryPage>(new { View = view })
    {
        StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The page of one; not found to whoever may not know of it.</summary>
    public static async Task<IResult> PageAsync(
        string code, Actor actor, HouseholdReading reading, Func<HouseholdView, HouseholdView> more, CancellationToken ct) =>
        await reading.FindAsync(actor, code, ct) is { } found && more(found) is var view
            ? new RazorComponentResult<HouseholdPage>(new { View = view })
            {
                StatusCode = view.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            }
            : Results.NotFound();

    private static async Task<IResult> ListAsync(ClaimsPrincipal person, HouseholdReading reading, CancellationToken ct) =>
        new RazorComponentResult<HouseholdsPage>(new { View = await reading.ListAsync(person.Actor(), ct) });
}

/// <summary>What the pages of the register show (重点户取数).</summary>
internal sealed class HouseholdReading(HouseholdList households, InForce inForce, Moments moments)
{
    /// <summary>The product's moment.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) => moments.NowAsync(ct);

    /// <summary>The list.</summary>
    public async Task<HouseholdsView> ListAsync(Actor actor, CancellationToken ct)
    {
        var (policy, now) = (inForce.Policy, await moments.NowAsync(ct));
        return new HouseholdsView(new Clockface(now, policy.Town.Zone), policy.Town, policy.Calendar.DayOf(now), await households.ReadAsync(actor, ct));
    }

    /// <summary>The form of a new one.</summary>
    public async Task<HouseholdEntryView> EntryAsync(Actor actor, HouseholdForm form, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var units = HouseholdSight.UnitsOf(actor, town).Select(code => town.Unit(code)!).ToList();
        return new HouseholdEntryView(new Clockface(await moments.NowAsync(ct), town.Zone), town, units, form, [.. refusals.Select(Sentences.Of)]);
    }

    /// <summary>One; null to whoever may not know of it.</summary>
    public async Task<HouseholdView?> FindAsync(Actor actor, string code, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return (await households.FindAsync(actor, code, ct)).TryGet(out var record)
            ? new HouseholdView(new Clockface(await moments.NowAsync(ct), town.Zone), town, record)
            : null;
    }
}
