using System.Security.Claims;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Supervision;

/// <summary>What is coming (督办预告页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What units are called.</param>
/// <param name="Away">Who is not at their post on the next working day.</param>
/// <param name="AwayOn">That day.</param>
/// <param name="Days">The seven days from today on, and whether each is a working day.</param>
/// <param name="Due">What falls due on them.</param>
public sealed record ForecastView(
    Clockface Clock, TownNames Names, IReadOnlyList<AwayFromPost> Away, DateOnly AwayOn, IReadOnlyList<(DateOnly Day, bool Working)> Days,
    IReadOnlyList<DueOnDay> Due)
{
    /// <summary>Units with something due, the most first.</summary>
    public IReadOnlyList<string> Units =>
    [
        .. Due.GroupBy(due => due.Unit).OrderByDescending(unit => unit.Sum(due => due.Cases)).ThenBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => unit.Key),
    ];

    /// <summary>How many of a unit fall due on a day; of all units when it is null.</summary>
    public int On(DateOnly day, string? unit) => Due.Where(due => due.Day == day && (unit is null || due.Unit == unit)).Sum(due => due.Cases);

    /// <summary>The cases behind a number.</summary>
    public static string Link(DateOnly from, DateOnly to, string? unit = null, string? holder = null) =>
        new SupervisionFilter(LateScope.Open, unit, Holder: holder, DueFrom: from, DueTo: to).ListAddress;
}

/// <summary>督办预告: who will be away, and what falls due within a week. Every number leads to its cases, from where they can be urged together.</summary>
internal static class ForecastScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = SupervisionScreen.Path + "/forecast";

    private const int Days = 7;

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync);

    private static async Task<RazorComponentResult<ForecastPage>> ShowAsync(
        ClaimsPrincipal person, Forecast forecast, InForce inForce, Moments moments, CancellationToken ct)
    {
        var calendar = inForce.Policy.Calendar;
        var actor = person.Actor();
        var now = await moments.NowAsync(ct);
        var today = calendar.DayOf(now);
        var days = Enumerable.Range(0, Days).Select(today.AddDays).ToList();
        var next = calendar.NextWorkingDay(today);
        var view = new ForecastView(new(now, calendar.Zone), TownNames.Of(inForce.Policy), await forecast.AwayAsync(actor, next, calendar, ct), next,
            days.ConvertAll(day => (day, calendar.IsWorkingDay(day))), await forecast.DueAsync(actor, days, calendar, ct));
        return new(new { View = view });
    }
}
