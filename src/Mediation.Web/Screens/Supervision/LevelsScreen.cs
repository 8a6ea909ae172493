using System.Security.Claims;
using Mediation.Casework.Places;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Supervision;

/// <summary>A unit of the tree with what it holds (一级).</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Level">How deep it stands: 1 at the top.</param>
/// <param name="Open">在办, by itself.</param>
/// <param name="Overdue">逾期, by itself.</param>
/// <param name="Under">逾期, with all that stand below it.</param>
public sealed record LevelRow(Unit Unit, int Level, int Open, int Overdue, int Under);

/// <summary>Who answers for what at each level (层级责任页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Rows">From the top down, each unit before those below it.</param>
public sealed record LevelsView(Clockface Clock, IReadOnlyList<LevelRow> Rows)
{
    /// <summary>The tree of a town with a board's numbers; units that stand above and below nothing aren't in it.</summary>
    public static IReadOnlyList<LevelRow> RowsOf(Town town, SupervisionBoard board)
    {
        var lines = board.Units.ToDictionary(line => line.Of);
        return [.. town.Units.Where(unit => unit.Parent is null && town.Units.Any(below => below.Parent == unit.Code)).SelectMany(Branch)];

        IEnumerable<LevelRow> Branch(Unit unit) => [RowOf(unit), .. town.Units.Where(below => below.Parent == unit.Code).SelectMany(Branch)];

        LevelRow RowOf(Unit unit) => new(unit, town.Above(unit.Code).Count() + 1, Line(unit)?.Open ?? 0, Line(unit)?.Overdue ?? 0,
            (Line(unit)?.Overdue ?? 0) + town.Below(unit.Code).Sum(below => Line(below)?.Overdue ?? 0));

        BoardLine? Line(Unit unit) => lines.GetValueOrDefault(unit.Code);
    }
}

/// <summary>层级责任: from the town down to the households, what each answers for and what is open at it.</summary>
internal static class LevelsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = SupervisionScreen.Path + "/levels";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync);

    private static async Task<RazorComponentResult<LevelsPage>> ShowAsync(
        ClaimsPrincipal person, Board board, InForce inForce, Moments moments, CancellationToken ct)
    {
        var now = await moments.NowAsync(ct);
        var calendar = inForce.Policy.Calendar;
        var counts = await board.ReadAsync(person.Actor(), now, calendar.EndOf(calendar.DayOf(now)), ct);
        return new(new { View = new LevelsView(new(now, calendar.Zone), LevelsView.RowsOf(inForce.Policy.Town, counts)) });
    }
}
