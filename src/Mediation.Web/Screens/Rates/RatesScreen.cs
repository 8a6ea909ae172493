using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Rates;

/// <summary>指标: what the town's work comes to in numbers, what each number means, and the cases behind it.</summary>
internal static class RatesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/rates";

    private const int Rows = 50;

    /// <summary>Maps the rates, one rate, and the list behind it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Rates_Title, Texts.Rates_Purpose, "chart-bar", 45, Role.Supervisor, Role.Head, Role.Auditor));
        routes.MapGet(Path + "/{code}", ShowOneAsync);
        routes.MapGet(Path + "/{code}/cases", ListAsync);
    }

    private static async Task<RazorComponentResult<RatesPage>> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, RateFigures figures, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (address, clock, days) = await AskedAsync(request, inForce, moments, ct);
        var results = await figures.ReadAsync(person.Actor(), RateBook.All, days.Period(inForce.Policy.Calendar), clock.Now, ct);
        return new(new { View = new RatesView(address, days, clock, results) });
    }

    private static async Task<IResult> ShowOneAsync(
        string code, HttpRequest request, ClaimsPrincipal person, RateFigures figures, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (RateBook.Find(code) is not { } rate)
            return Results.NotFound();
        var (address, clock, days) = await AskedAsync(request, inForce, moments, ct);
        var policy = inForce.Policy;
        var actor = person.Actor();
        var result = (await figures.ReadAsync(actor, [rate], days.Period(policy.Calendar), clock.Now, ct)).Single();
        var months = await figures.ByMonthAsync(actor, rate, address.Unit, days.Year(policy.Calendar), policy.Calendar.Zone, clock.Now, ct);
        return new RazorComponentResult<RatePage>(new
        {
            View = new RateView(address, days, clock, result, UnitGroup.Of(policy.Town, result.Units), Chart(rate, days, Unit(address, policy), months)),
        });
    }

    private static async Task<IResult> ListAsync(
        string code, HttpRequest request, ClaimsPrincipal person, RateCases cases, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (RateBook.Find(code) is not { } rate)
            return Results.NotFound();
        var (address, clock, days) = await AskedAsync(request, inForce, moments, ct);
        var policy = inForce.Policy;
        var found = await cases.ReadAsync(person.Actor(), rate, days.Period(policy.Calendar), new RateCaseFilter(address.Unit, address.Hit),
            clock.Now, Cursor.Parse(address.After), Rows, ct);
        return new RazorComponentResult<RateCasesList>(new
        {
            View = new RateCasesView(address, days, clock, TownNames.Of(policy), policy.Town.Units, rate, found),
        });
    }

    /// <summary>What an address asks for, with the clock and the days it means.</summary>
    public static async Task<(RatesAddress Address, Clockface Clock, RateDays Days)> AskedAsync(
        HttpRequest request, InForce inForce, Moments moments, CancellationToken ct)
    {
        var calendar = inForce.Policy.Calendar;
        var address = FilterAddress.Read<RatesAddress>(request.Query);
        var now = await moments.NowAsync(ct);
        return (address, new Clockface(now, calendar.Zone), RateDays.Of(address, calendar.DayOf(now)));
    }

    private static string Unit(RatesAddress address, Policy policy) =>
        address.Unit is { } unit ? TownNames.Of(policy).Unit(unit) : Texts.Rates_AllUnits;

    private static ChartView Chart(Rate rate, RateDays days, string of, IReadOnlyDictionary<string, RateFigure> months) => new(
        "months", Texts.Rates_Months.With(RateWords.Name(rate), of), ChartKind.Line, Texts.Rates_Month, days.MonthsBefore,
        [
            new ChartSeries(rate.Span ? Texts.Rates_MedianDays : Texts.Rates_InPercent,
                [.. days.MonthsBefore.Select(month => RateWords.Drawn(rate, months.GetValueOrDefault(month)))]),
        ]);
}
