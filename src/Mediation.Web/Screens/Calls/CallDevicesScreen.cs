using System.Security.Claims;
using Mediation.Casework.Calls;
using Mediation.Casework.Households;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Calls;

/// <summary>呼叫终端: the register of buttons for help, for those who keep contact with the homes; to everybody else there is no such page.</summary>
internal static class CallDevicesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/call-devices";

    /// <summary>The part of the worklist that says which calls nobody has answered.</summary>
    public const string Ringing = "/worklist/ringing";

    /// <summary>Maps the page and its forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool Keeps(ClaimsPrincipal someone) => HouseholdSight.UnitsOf(someone.Actor(), inForce.Policy.Town).Count > 0;
        var register = routes.MapGroup("").AddEndpointFilter(async (visit, next) => Keeps(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        register.MapGet(Path, async (bool? done, ClaimsPrincipal person, CallReading reading, CancellationToken ct) =>
                Page(await reading.DevicesAsync(person.Actor(), null, [], ct) with { Done = done is true }))
            .WithMetadata(new NavigationItem(Texts.CallDevices_Title, Texts.CallDevices_Purpose, "bell", 33) { AlsoFor = Keeps });
        routes.MapGet(Ringing, async (ClaimsPrincipal person, CallLog calls, Moments moments, CancellationToken ct) =>
            new RazorComponentResult<RingingCalls>(new
            {
                Calls = await calls.RingingAsync(person.Actor(), ct),
                Clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone),
            }));
        register.MapPost(Path, EnterAsync);
        register.MapPost(Path + "/{code}/remove", RemoveAsync);
    }

    private static async Task<IResult> EnterAsync(
        HttpRequest request, ClaimsPrincipal person, CallDevices devices, CallReading reading, Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var device = new CallDevice(
            form["device"].ToString().Trim(), form["compound"].ToString(), form["building"].ToString(), form["room"].ToString(), form["unit"].ToString());
        return await devices.EnterAsync(person.Actor(), device, await moments.NowAsync(ct), ct) is { Count: > 0 } refusals
            ? Page(await reading.DevicesAsync(person.Actor(), device, refusals, ct))
            : Results.LocalRedirect($"{Path}?done=true");
    }

    private static async Task<IResult> RemoveAsync(
        string code, HttpRequest request, ClaimsPrincipal person, CallDevices devices, CallReading reading, Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        return await devices.RemoveAsync(person.Actor(), code, form["reason"].ToString(), await moments.NowAsync(ct), ct) is { } refusal
            ? Page(await reading.DevicesAsync(person.Actor(), null, [refusal], ct))
            : Results.LocalRedirect($"{Path}?done=true");
    }

    private static RazorComponentResult<CallDevicesPage> Page(CallDevicesView view) => new(new { View = view })
    {
        StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
