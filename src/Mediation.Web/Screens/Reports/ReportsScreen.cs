using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Rates;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Reports;

/// <summary>月报: the ledger and the figures of a month, to be read, printed, and taken along as a workbook; and the process log.</summary>
internal static class ReportsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/reports";

    /// <summary>Maps the page and the files.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapGet(Path + "/month.xlsx", WorkbookAsync);
        routes.MapGet(Path + "/process.xes", LogAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, RateFigures figures, Ledgers ledgers, Whistles whistles, InForce inForce, Moments moments, CancellationToken ct) =>
        !MayRead(person.Actor()) ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : new RazorComponentResult<ReportPage>(new { View = await ReadAsync(request, person.Actor(), figures, ledgers, whistles, inForce, moments, ct) });

    private static async Task<IResult> WorkbookAsync(
        HttpRequest request, ClaimsPrincipal person, RateFigures figures, Ledgers ledgers, Whistles whistles, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (!MayRead(person.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var view = await ReadAsync(request, person.Actor(), figures, ledgers, whistles, inForce, moments, ct);
        return XlsxFile.Answer($"report-{ReportAddress.Written(view.Month)}{(view.Address.Unit is { } unit ? $"-{unit}" : "")}.xlsx", [.. ReportSheets.Of(view)]);
    }

    private static async Task LogAsync(
        HttpContext visit, ProcessLog log, InForce inForce, Moments moments, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        if (!ProcessLog.MayRead(actor))
        {
            visit.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var policy = inForce.Policy;
        var today = policy.Calendar.DayOf(await moments.NowAsync(ct));
        var days = RateDays.Of(FilterAddress.Read<RatesAddress>(visit.Request.Query), today);
        visit.Response.ContentType = "application/xml; charset=utf-8";
        visit.Response.Headers.ContentDisposition = $"attachment; filename=\"process-{days.From:yyyyMMdd}-{days.To:yyyyMMdd}.xes\"";
        await new XesFile(policy.Calendar.Zone, TownNames.Of(policy))
            .WriteAsync(visit.Response.Body, log.ReadAsync(actor, days.Period(policy.Calendar), ct), ct);
    }

    private static async Task<ReportView> ReadAsync(
        HttpRequest request, Actor actor, RateFigures figures, Ledgers ledgers, Whistles whistles, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (policy, now) = (inForce.Policy, await moments.NowAsync(ct));
        var address = FilterAddress.Read<ReportAddress>(request.Query);
        if (address.Unit is { } unit && policy.Town.Unit(unit) is null)
            address = address with { Unit = null };
        var month = address.FirstDay(policy.Calendar.DayOf(now));
        var period = Period(month, policy);
        var results = await figures.ReadAsync(actor, RateBook.All, period, now, ct);
        var before = await figures.ReadAsync(actor, RateBook.All, Period(month.AddMonths(-1), policy), now, ct);
        return new ReportView(new Clockface(now, policy.Calendar.Zone), TownNames.Of(policy), address, month,
            [.. results.Zip(before, (one, other) => new ReportFigure(one.Rate, Of(one, address.Unit), Of(other, address.Unit)))],
            await ledgers.ReadAsync(actor, address.Unit, period, ct), await whistles.ReadAsync(actor, address.Unit, period, ct), policy.Town.Units, ProcessLog.MayRead(actor));
    }

    private static RatePeriod Period(DateOnly month, Policy policy) =>
        new RateDays(month, month.AddMonths(1).AddDays(-1)).Period(policy.Calendar);

    private static RateFigure Of(RateResult result, string? unit) =>
        unit is null ? result.Whole : result.Units.GetValueOrDefault(unit, RateFigure.Nothing);

    private static bool MayRead(Actor actor) => actor.Is(Role.Supervisor) || actor.Is(Role.Head) || actor.Is(Role.Auditor);
}
