using System.Security.Claims;
using Mediation.Casework.Places;
using Mediation.Casework.Schedules;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Postgres.Schedules;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Registers;

/// <summary>What the page of a schedule shows (定期工作页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">The town, for its calendar and what codes are called.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Opened">What it has opened, the latest first.</param>
/// <param name="MayEdit">Whether the reader is an administrator.</param>
public sealed record ScheduleView(Clockface Clock, Town Town, Schedule Schedule, IReadOnlyList<OpenedOccurrence> Opened, bool MayEdit);

/// <summary>The page of one schedule (定期工作页): when it comes again, and what it has opened.</summary>
internal static class ScheduleScreen
{
    private const string Path = RegistersScreen.Path + "/schedule";

    private const int Listed = 30;

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path + "/{code}", ShowAsync);

    /// <summary>Where it is.</summary>
    public static string Of(string code) => $"{Path}/{Uri.EscapeDataString(code)}";

    private static async Task<IResult> ShowAsync(
        string code, ClaimsPrincipal person, TownKeeping keeping, ScheduleOpenings openings, Moments moments, CancellationToken ct)
    {
        var read = await keeping.ReadAsync(person.Actor(), ct);
        if (!read.TryGet(out var town))
            return RegistersScreen.Refused(read.Refusals);
        if (town.Schedules.FirstOrDefault(each => each.Code == code) is not { } schedule)
            return Results.NotFound();
        var opened = await openings.ReadAsync(person.Actor(), town.Code, code, Listed, ct);
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        return new RazorComponentResult<SchedulePage>(new
        {
            View = new ScheduleView(clock, town, schedule, opened, Sight.MayOperate(person.Actor())),
        });
    }
}
