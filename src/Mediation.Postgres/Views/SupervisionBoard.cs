namespace Mediation.Postgres.Views;

/// <summary>How one unit, category or place stands (督办行).</summary>
/// <param name="Of">Unit code, the first four characters of a category, or the code of a place.</param>
/// <param name="Open">在办.</param>
/// <param name="DueSoon">即将到期: amber.</param>
/// <param name="Overdue">逾期.</param>
/// <param name="OldestDueAt">Earliest due moment of what is open; null when nothing has one.</param>
/// <param name="Returned">退单 of open cases.</param>
/// <param name="Urged">催办 of open cases.</param>
/// <param name="Tonight">今晚前到期: not overdue yet, but due before the day ends.</param>
public sealed record BoardLine(
    string Of, int Open, int DueSoon, int Overdue, DateTimeOffset? OldestDueAt, int Returned, int Urged, int Tonight)
{
    /// <summary>Lines that are told as one by what they belong to: the most overdue first, then what is due soonest.</summary>
    public static IReadOnlyList<BoardLine> Together<T>(IEnumerable<T> parts, Func<T, string> of, Func<T, BoardLine> line) =>
    [
        .. parts.GroupBy(of, line)
            .Select(lines => new BoardLine(
                lines.Key, lines.Sum(l => l.Open), lines.Sum(l => l.DueSoon), lines.Sum(l => l.Overdue), lines.Min(l => l.OldestDueAt),
                lines.Sum(l => l.Returned), lines.Sum(l => l.Urged), lines.Sum(l => l.Tonight)))
            .OrderByDescending(line => line.Overdue).ThenByDescending(line => line.DueSoon).ThenBy(line => line.Of, StringComparer.Ordinal),
    ];
}

/// <summary>How one unit stands in one category (热力格).</summary>
/// <param name="Unit">Unit code; the desk's before dispatch.</param>
/// <param name="Category">The first four characters of a category.</param>
/// <param name="Line">The numbers.</param>
public sealed record BoardCell(string Unit, string Category, BoardLine Line);

/// <summary>How the cases of one place stand (地点行).</summary>
/// <param name="Community">社区代码; empty when the place wasn't recognised.</param>
/// <param name="Compound">小区代码; empty when the place wasn't recognised.</param>
/// <param name="Line">The numbers.</param>
public sealed record BoardPlace(string Community, string Compound, BoardLine Line);

/// <summary>The supervisor's board (督办看板). Every sum is over the same cases: units and categories over the cells, grids and stations over the places.</summary>
/// <param name="AsOf">As of when.</param>
/// <param name="Cells">Per unit and category, in any order.</param>
/// <param name="Places">Per compound, in any order.</param>
public sealed record SupervisionBoard(DateTimeOffset AsOf, IReadOnlyList<BoardCell> Cells, IReadOnlyList<BoardPlace> Places)
{
    /// <summary>Per unit and category, the most overdue first.</summary>
    public IReadOnlyList<BoardCell> Cells { get; } = Ordered(Cells, cell => cell.Line, cell => cell.Unit, cell => cell.Category);

    /// <summary>Per compound, the most overdue first.</summary>
    public IReadOnlyList<BoardPlace> Places { get; } = Ordered(Places, place => place.Line, place => place.Community, place => place.Compound);

    /// <summary>Per unit (按主办单位).</summary>
    public IReadOnlyList<BoardLine> Units { get; } = BoardLine.Together(Cells, cell => cell.Unit, cell => cell.Line);

    /// <summary>Per kind of matter (按类别).</summary>
    public IReadOnlyList<BoardLine> Categories { get; } = BoardLine.Together(Cells, cell => cell.Category, cell => cell.Line);

    /// <summary>Per whatever the places belong to, such as grids or stations (按网格、按站点).</summary>
    public IReadOnlyList<BoardLine> PlacesBy(Func<BoardPlace, string> of) => BoardLine.Together(Places, of, place => place.Line);

    private static List<T> Ordered<T>(IEnumerable<T> groups, Func<T, BoardLine> line, Func<T, string> outer, Func<T, string> inner) =>
    [
        .. groups.OrderByDescending(each => line(each).Overdue).ThenByDescending(each => line(each).DueSoon)
            .ThenBy(outer, StringComparer.Ordinal).ThenBy(inner, StringComparer.Ordinal),
    ];
}
