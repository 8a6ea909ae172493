using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>
/// The late list as it was at a moment (当时的红黄名单). Which cases, under which promise and with whom in the lead is told by their intervals; how far
/// the shares were and whose turn it was is folded from what their journals told by then.
/// </summary>
public sealed class PastLateCases(NpgsqlDataSource database)
{
    /// <summary>What <see cref="LateCases.ReadAsync"/> answered then to somebody who might see what the actor may see today.</summary>
    public async Task<IReadOnlyList<LateCase>> ReadAsync(
        Actor actor, LateFilter filter, DateTimeOffset at, DateTimeOffset tonight, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var rows = await RowsAsync(connection, actor, filter, at, tonight, limit, ct);
        var files = await FilesAsync(connection, [.. rows.Select(row => row.Id)], at, ct);
        return rows.ConvertAll(row => Told(row.Standing, files[row.Id]));
    }

    internal static NpgsqlCommand Ask(
        NpgsqlConnection connection, Actor actor, LateFilter filter, DateTimeOffset at, DateTimeOffset tonight, int limit) =>
        Sql.Command(connection, Select(filter), LateCases.Parameters(actor, filter, at, tonight, limit));

    private static async Task<List<(Guid Id, LateCase Standing)>> RowsAsync(
        NpgsqlConnection connection, Actor actor, LateFilter filter, DateTimeOffset at, DateTimeOffset tonight, int limit, CancellationToken ct)
    {
        await using var command = Ask(connection, actor, filter, at, tonight, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return [.. await new Row(reader).RestAsync(r => (r.Id(0), Read(r)), ct)];
    }

    private static async Task<IReadOnlyDictionary<Guid, CaseFile>> FilesAsync(
        NpgsqlConnection connection, Guid[] cases, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select case_id, version, body
            from journal_entry
            where case_id = any ($1) and at <= $2
            order by case_id, sequence
            """, cases, at.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = await new Row(reader).RestAsync(r => (Case: r.Id(0), Version: r.Long(1), Happened: JournalJson.Read(r.Text(2))), ct);
        return lines.GroupBy(line => line.Case).ToDictionary(told => told.Key, told =>
            told.Skip(1).Aggregate(Folding.Found(told.First().Happened), (then, line) => Folding.Apply(then, line.Happened)) with { Version = told.Last().Version });
    }

    private const string HeldThen =
        """
        and exists (
          select from held_interval h
          where h.case_id = c.id and h.unit_code = $13 and h.from_at <= $4 and (h.to_at is null or h.to_at > $4))
        """;

    private static string Select(LateFilter filter) =>
        $"""
        with late as materialized (
          select c.id, c.number, c.compound_code, s.category, s.lead_unit, s.due_at, s.amber_at, s.promise, s.urge_count, s.return_count, s.supervised
          from ({Standing.At}) s
          join case_file c on c.id = s.case_id
          where {Sight.Clause}
            {LateCases.Narrowed("s", filter)}
            {(filter.Holder is null ? "" : HeldThen)}
          order by s.due_at, c.id
          limit $5
        )
        select c.id, c.number, c.category, c.compound_code, c.lead_unit, c.due_at, c.amber_at, c.promise, c.urge_count, c.return_count,
               c.supervised, lived.last_act_at, lived.contacted, held.units, held.seconds
        from late c
        {LateCases.Lived}
        order by c.due_at, c.id
        """;

    // How far it was is told by its journal; see Told.
    private static LateCase Read(Row r) => new()
    {
        Number = r.Text(1),
        Version = 0,
        Stage = CaseStage.Accepted,
        Category = r.Text(2),
        Compound = r.TextOrNull(3),
        Lead = r.TextOrNull(4),
        DueAt = r.MomentOrNull(5),
        AmberAt = r.MomentOrNull(6),
        Promise = r.TextOrNull(7),
        UrgeCount = r.Int(8),
        ReturnCount = r.Int(9),
        Supervised = r.Flag(10),
        LastActAt = r.MomentOrNull(11),
        LeadState = null,
        DispatchedAt = null,
        CoHandlersOpen = [],
        Holders = [],
        Contacted = r.Flag(12),
        Held = LateCases.Held(r, 13),
    };

    private static LateCase Told(LateCase standing, CaseFile then) => standing with
    {
        Version = then.Version,
        Stage = then.Stage,
        LeadState = then.Lead?.State,
        DispatchedAt = then.Lead?.DispatchedAt,
        CoHandlersOpen =
        [
            .. then.CoHandlers.Where(share => share.State is ShareState.Dispatched or ShareState.SignedFor)
                .OrderBy(share => share.DispatchedAt).ThenBy(share => share.Id.ToString(), StringComparer.Ordinal).Select(share => share.Unit),
        ],
        Holders = [.. then.OpenItems.Select(item => item.Unit).Distinct().Order(StringComparer.Ordinal)],
    };
}
