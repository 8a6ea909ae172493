using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Places.Tables;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Registers;

/// <summary>底数: what the town is made of, table by table; looked at by whoever may read the policy, changed by administrators.</summary>
internal static class RegistersScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/town";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, () => Results.LocalRedirect(Of(TownTables.Units))).WithMetadata(new NavigationItem(
            Texts.Registers_Short, Texts.Registers_Purpose, "building", 74, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapGet(Path + "/{table}", ShowAsync);
        routes.MapGet(Path + "/{table}/export", ExportAsync);
        RegisterForms.Map(routes);
        CategoryScreen.Map(routes);
        ScheduleScreen.Map(routes);
    }

    /// <summary>Where a table is.</summary>
    public static string Of(TownTable table) => $"{Path}/{table.Code}";

    private static async Task<IResult> ShowAsync(
        string table, HttpRequest request, ClaimsPrincipal person, TownKeeping keeping, InForce inForce, Moments moments, CancellationToken ct)
    {
        var read = await keeping.ReadAsync(person.Actor(), ct);
        if (!read.TryGet(out var town))
            return Refused(read.Refusals);
        if (TownTables.Find(table) is not { } found)
            return Results.NotFound();
        var address = FilterAddress.Read<RegisterAddress>(request.Query);
        var words = address.Q?.Trim() ?? "";
        var rows = found.Rows(town).Where(row => row.Any(cell => cell.Contains(words, StringComparison.OrdinalIgnoreCase))).ToList();
        var (clock, policy) = (new Clockface(await moments.NowAsync(ct), town.Zone), inForce.Policy);
        return new RazorComponentResult<RegisterPage>(new
        {
            View = new RegisterView(clock, town, found, address, rows, Sight.MayOperate(person.Actor()))
            {
                Leaderless = found == TownTables.Categories ? Leaderless(town, policy, policy.Calendar.DayOf(clock.Now)) : new HashSet<string>(),
            },
        });
    }

    // Categories in use for which no rule says who leads.
    private static HashSet<string> Leaderless(Casework.Places.Town town, Policy policy, DateOnly today) =>
        [.. town.Categories.InUse.Select(category => category.Code).Where(code => !policy.Rules.Bare(code, today)["dispatch"].Hit)];

    private static async Task<IResult> ExportAsync(string table, string? format, ClaimsPrincipal person, TownKeeping keeping, CancellationToken ct)
    {
        var read = await keeping.ReadAsync(person.Actor(), ct);
        if (!read.TryGet(out var town))
            return Refused(read.Refusals);
        if (TownTables.Find(table) is not { } found)
            return Results.NotFound();
        string[] heads = [.. found.Columns.Select(column => column.Name)];
        return format == "xlsx"
            ? XlsxFile.Answer($"{found.Code}.xlsx", heads, found.Rows(town))
            : CsvFile.Answer($"{found.Code}.csv", heads, found.Rows(town));
    }

    /// <summary>The answer to whoever may not.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> refusals) => Results.StatusCode(Problems.StatusOf(refusals));
}
