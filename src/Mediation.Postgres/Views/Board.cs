using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views.Boards;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>Counts for supervision (督办), as they are or as of an earlier moment. Of open cases only.</summary>
public sealed class Board(NpgsqlDataSource database, OpenCases open)
{
    /// <summary>
    /// Per unit and category, and per place: open, due soon, overdue, oldest, returned, urged. For whoever watches over the whole town it grows with
    /// what happened since somebody last asked; for others with what they may see.
    /// </summary>
    /// <param name="actor">Who asks; counts hold what they may see.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="tonight">When the day ends at the place.</param>
    /// <param name="ct">Stops reading.</param>
    public Task<SupervisionBoard> ReadAsync(Actor actor, DateTimeOffset now, DateTimeOffset tonight, CancellationToken ct) =>
        Sight.Parameters(actor).Everything
            ? open.CountAsync(actor, now, tonight, ct)
            : CountAsync(actor, now, tonight, ct);

    /// <summary>
    /// The same as it was at a moment (当时的看板): what <see cref="ReadAsync(Actor, DateTimeOffset, DateTimeOffset, CancellationToken)"/> answered
    /// then to somebody who might see what the actor may see today. Grows with what was open then and with what has ended since.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="at">The moment; not before <see cref="KnownSinceAsync"/>.</param>
    /// <param name="tonight">When that day ended at the place.</param>
    /// <param name="ct">Stops reading.</param>
    public Task<SupervisionBoard> AsOfAsync(Actor actor, DateTimeOffset at, DateTimeOffset tonight, CancellationToken ct) =>
        ReadAsync(connection => AskAsOf(connection, actor, at, tonight), at, ct);

    /// <summary>The moment before which no board was kept (看板可查起点); null when every board of the town was.</summary>
    public async Task<DateTimeOffset?> KnownSinceAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select since from board_known");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (DateTimeOffset?)r.Moment(0), ct)).FirstOrDefault();
    }

    /// <summary>Counted by the database, for anybody.</summary>
    internal Task<SupervisionBoard> CountAsync(Actor actor, DateTimeOffset now, DateTimeOffset tonight, CancellationToken ct) =>
        ReadAsync(connection => Ask(connection, actor, now, tonight), now, ct);

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, Actor actor, DateTimeOffset now, DateTimeOffset tonight) =>
        Ask(connection, Now, actor, now, tonight);

    internal static NpgsqlCommand AskAsOf(NpgsqlConnection connection, Actor actor, DateTimeOffset at, DateTimeOffset tonight) =>
        Ask(connection, Then, actor, at, tonight);

    private static NpgsqlCommand Ask(NpgsqlConnection connection, string sql, Actor actor, DateTimeOffset at, DateTimeOffset tonight)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return Sql.Command(connection, sql, account, units, everything, at.ToUniversalTime(), tonight.ToUniversalTime());
    }

    private async Task<SupervisionBoard> ReadAsync(Func<NpgsqlConnection, NpgsqlCommand> ask, DateTimeOffset at, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = ask(connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(
            r => (Unit: r.TextOrNull(0), Category: r.TextOrNull(1), Community: r.TextOrNull(2), Compound: r.TextOrNull(3), Line: Line(r)), ct);
        return new SupervisionBoard(at,
            [.. rows.Where(row => row.Unit is not null).Select(row => new BoardCell(row.Unit!, row.Category!, row.Line))],
            [.. rows.Where(row => row.Unit is null).Select(row => new BoardPlace(row.Community!, row.Compound!, row.Line))]);
    }

    // Asked of the database by those who see part of the town. How a case stands now is in its own row, how it stood then in its interval; everything else is the same question. First by what all groups have in
    // common, which as many processes do side by side as there are, then what came of it by unit and category, and by place.
    private static string Counted(string standing, string from) =>
        $"""
        with cell as materialized (
          select {standing}.lead_unit, {standing}.category, c.community_code, c.compound_code,
                 count(*) as open,
                 count(*) filter (where {standing}.amber_at <= $4 and {standing}.due_at > $4) as amber,
                 count(*) filter (where {standing}.due_at <= $4) as overdue,
                 min({standing}.due_at) as oldest,
                 sum({standing}.return_count) as returned,
                 sum({standing}.urge_count) as urged,
                 count(*) filter (where {standing}.due_at > $4 and {standing}.due_at <= $5) as tonight
          {from}
            and {Sight.Clause}
          group by 1, 2, 3, 4
        )
        select coalesce(lead_unit, 'DESK'), left(category, 4), coalesce(community_code, ''), coalesce(compound_code, ''),
               sum(open)::int, sum(amber)::int, sum(overdue)::int, min(oldest), sum(returned)::int, sum(urged)::int, sum(tonight)::int
        from cell
        group by grouping sets ((1, 2), (3, 4))
        """;

    private static readonly string Now = Counted("c",
        """
        from case_file c
        where c.stage <> 'closed'
        """);

    private static readonly string Then = Counted("s",
        $"""
        from ({Standing.At}) s
        join case_file c on c.id = s.case_id
        where true
        """);

    private static BoardLine Line(Row r) =>
        new("", r.Int(4), r.Int(5), r.Int(6), r.MomentOrNull(7), r.Int(8), r.Int(9), r.Int(10));
}
