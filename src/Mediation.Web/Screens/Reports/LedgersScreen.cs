using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Reports;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Rates;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Reports;

/// <summary>What the address of a ledger says.</summary>
/// <param name="Ledger">Code; null for the first.</param>
/// <param name="Month">Such as <c>2026-03</c>; null for this one.</param>
public sealed record LedgerAddress(string? Ledger = null, string? Month = null);

/// <summary>登记台账: a month of visits, mediations, supervisions and the like, to be read and taken along.</summary>
internal static class LedgersScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/reports/ledgers";

    /// <summary>Maps the page and the file.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapGet(Path + ".xlsx", WorkbookAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, EventLedgers ledgers, InForce inForce, Moments moments, CancellationToken ct) =>
        MayRead(person.Actor())
            ? new RazorComponentResult<LedgersPage>(new { View = await ReadAsync(request, person.Actor(), ledgers, inForce, moments, ct) })
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> WorkbookAsync(
        HttpRequest request, ClaimsPrincipal person, EventLedgers ledgers, InForce inForce, Moments moments, CancellationToken ct)
    {
        if (!MayRead(person.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var view = await ReadAsync(request, person.Actor(), ledgers, inForce, moments, ct);
        return XlsxFile.Answer($"ledger-{view.Ledger.Code}-{ReportAddress.Written(view.Month)}.xlsx", view.Heads, view.Rows);
    }

    private static async Task<LedgerView> ReadAsync(
        HttpRequest request, Actor actor, EventLedgers ledgers, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (policy, now) = (inForce.Policy, await moments.NowAsync(ct));
        var address = FilterAddress.Read<LedgerAddress>(request.Query);
        var (ledger, today) = (EventLedgers.Find(address.Ledger) ?? EventLedgers.All[0], policy.Calendar.DayOf(now));
        var month = address.Month is null ? new DateOnly(today.Year, today.Month, 1) : new ReportAddress(address.Month).FirstDay(today);
        var period = new RateDays(month, month.AddMonths(1).AddDays(-1)).Period(policy.Calendar);
        var (clock, names) = (new Clockface(now, policy.Calendar.Zone), TownNames.Of(policy));
        var rows = await ledgers.ReadAsync(actor, ledger, period, ct);
        return new LedgerView(clock, today, ledger, month,
            [.. rows.Select(row => (IReadOnlyList<string>)
                [.. row.Zip(ledger.Columns, (cell, column) => Say(cell, column.Kind, clock, names))])]);
    }

    private static string Say(object? cell, LedgerColumn kind, Clockface clock, TownNames names) => (cell, kind) switch
    {
        (DateTimeOffset at, _) => clock.Written(at),
        (string code, LedgerColumn.Category) => names.Category(code),
        (string code, LedgerColumn.Compound) => names.Compound(code) ?? code,
        (string code, LedgerColumn.Unit) => names.Unit(code),
        (string code, LedgerColumn.Stage) => Words.Of("stage", code),
        (string code, LedgerColumn.Act) => Words.Of("act", code),
        (string code, LedgerColumn.Seal) => Words.Of("seal", code),
        (string words, _) => words,
        _ => "",
    };

    private static bool MayRead(Actor actor) =>
        actor.AtWindow || actor.Is(Role.Supervisor) || actor.Is(Role.Head) || actor.Is(Role.Auditor);
}

/// <summary>What the page of a ledger shows (台账页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Today">The day.</param>
/// <param name="Ledger">Which.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Rows">As they are read.</param>
public sealed record LedgerView(Clockface Clock, DateOnly Today, EventLedger Ledger, DateOnly Month, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What the columns are called.</summary>
    public IReadOnlyList<string> Heads => [.. Ledger.Columns.Select(column => Words.Of("ledger-head", column.Head))];

    /// <summary>The same as a workbook.</summary>
    public string Workbook => FilterAddress.Write(LedgersScreen.Path + ".xlsx", new LedgerAddress(Ledger.Code, ReportAddress.Written(Month)));
}
