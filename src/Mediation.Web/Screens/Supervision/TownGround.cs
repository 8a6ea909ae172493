using Mediation.Casework.Places;
using Mediation.Postgres.Views;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Supervision;

/// <summary>To which grid and to which station a place belongs (网格与站点), as the town has them today.</summary>
public sealed class TownGround(Town town)
{
    /// <summary>What stands in addresses for places that belong to none, or weren't recognised.</summary>
    public const string Unknown = "-";

    private readonly Dictionary<string, string> grids = (
        from grid in town.Grids
        from compound in grid.Compounds
        select (compound, grid.Code)).DistinctBy(pair => pair.compound).ToDictionary(pair => pair.compound, pair => pair.Code);

    /// <summary>The grid of a place (网格).</summary>
    public string GridOf(BoardPlace place) => grids.GetValueOrDefault(place.Compound, Unknown);

    /// <summary>The community whose station looks after a place (站点所属社区).</summary>
    public static string StationOf(BoardPlace place) => place.Community.Length == 0 ? Unknown : place.Community;

    /// <summary>The code that cases have for what an address says: none for <see cref="Unknown"/>.</summary>
    public static string Code(string of) => of == Unknown ? "" : of;

    /// <summary>The compounds of a grid; for <see cref="Unknown"/> those of none, with the empty code of places that weren't recognised.</summary>
    public IReadOnlyList<string> CompoundsOf(string grid) => grid == Unknown
        ? ["", .. town.Compounds.Select(compound => compound.Code).Where(code => !grids.ContainsKey(code))]
        : [.. grids.Where(pair => pair.Value == grid).Select(pair => pair.Key)];

    /// <summary>西园路社区第一网格.</summary>
    public string GridName(string code) =>
        code == Unknown ? Texts.Supervision_NoPlace : town.Grids.FirstOrDefault(grid => grid.Code == code)?.Name ?? code;

    /// <summary>西园路党群服务中心.</summary>
    public string StationName(string code) =>
        code == Unknown ? Texts.Supervision_NoPlace : town.Communities.FirstOrDefault(community => community.Code == code)?.Office ?? code;
}
