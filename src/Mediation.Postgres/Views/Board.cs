using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>How one unit or category stands (督办行).</summary>
/// <param name="Of">Unit code, or the first four characters of a category.</param>
/// <param name="Open">在办.</param>
/// <param name="DueSoon">即将到期: amber.</param>
/// <param name="Overdue">逾期.</param>
/// <param name="OldestDueAt">Earliest due moment of what is open; null when nothing has one.</param>
/// <param name="Returned">退单 of open cases.</param>
/// <param name="Urged">催办 of open cases.</param>
/// <param name="Tonight">今晚前到期: not overdue yet, but due before the day ends.</param>
public sealed record BoardLine(
    string Of, int Open, int DueSoon, int Overdue, DateTimeOffset? OldestDueAt, int Returned, int Urged, int Tonight);

/// <summary>The supervisor's board (督办看板).</summary>
public sealed record SupervisionBoard(
    DateTimeOffset AsOf, IReadOnlyList<BoardLine> Units, IReadOnlyList<BoardLine> Categories, IReadOnlyList<BoardCell> Cells);

/// <summary>How one unit stands in one category (热力格).</summary>
/// <param name="Unit">Unit code.</param>
/// <param name="Category">The first four characters of a category.</param>
/// <param name="Line">The numbers.</param>
public sealed record BoardCell(string Unit, string Category, BoardLine Line);

/// <summary>Counts for supervision (督办).</summary>
public sealed class Board(NpgsqlDataSource database)
{
    /// <summary>Per unit, per category and per both: open, due soon, overdue, oldest, returned, urged. Of open cases only.</summary>
    /// <param name="actor">Who asks; counts hold what they may see.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="tonight">When the day ends at the place.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<SupervisionBoard> ReadAsync(
        Actor actor, DateTimeOffset now, DateTimeOffset tonight, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, actor, now, tonight);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var cells = await new Row(reader).RestAsync(r => new BoardCell(r.Text(0), r.Text(1), Line(r)), ct);
        return new SupervisionBoard(now, Together(cells, cell => cell.Unit), Together(cells, cell => cell.Category), cells);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, Actor actor, DateTimeOffset now, DateTimeOffset tonight)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return Sql.Command(connection, Select, account, units, everything, now.ToUniversalTime(), tonight.ToUniversalTime());
    }

    private const string Counts =
        """
        count(*)::int,
        count(*) filter (where c.amber_at <= $4 and c.due_at > $4)::int,
        count(*) filter (where c.due_at <= $4)::int,
        min(c.due_at),
        coalesce(sum(c.return_count), 0)::int,
        coalesce(sum(c.urge_count), 0)::int,
        count(*) filter (where c.due_at > $4 and c.due_at <= $5)::int
        """;

    private const string Select =
        $"""
        select coalesce(c.lead_unit, 'DESK'), left(c.category, 4), {Counts}
        from case_file c
        where c.stage <> 'closed'
          and {Sight.Clause}
        group by 1, 2
        order by 5 desc, 4 desc, 1, 2
        """;

    // Units and categories are sums of the cells: the open cases are walked and grouped once.
    private static IReadOnlyList<BoardLine> Together(IEnumerable<BoardCell> cells, Func<BoardCell, string> of) =>
    [
        .. cells.GroupBy(of, cell => cell.Line)
            .Select(lines => new BoardLine(
                lines.Key, lines.Sum(l => l.Open), lines.Sum(l => l.DueSoon), lines.Sum(l => l.Overdue), lines.Min(l => l.OldestDueAt),
                lines.Sum(l => l.Returned), lines.Sum(l => l.Urged), lines.Sum(l => l.Tonight)))
            .OrderByDescending(line => line.Overdue).ThenByDescending(line => line.DueSoon).ThenBy(line => line.Of, StringComparer.Ordinal),
    ];

    private static BoardLine Line(Row r) =>
        new(r.Text(0), r.Int(2), r.Int(3), r.Int(4), r.MomentOrNull(5), r.Int(6), r.Int(7), r.Int(8));
}
