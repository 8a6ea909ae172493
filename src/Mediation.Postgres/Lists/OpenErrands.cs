using Mediation.Casework.Actors;
using Mediation.Casework.Errands;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Lists;

/// <summary>A service that isn't over, as its list shows it (代办行): no names.</summary>
/// <param name="Number">编号.</param>
/// <param name="Kind">Its category.</param>
/// <param name="Compound">小区代码; null where none was recognised.</param>
/// <param name="Lead">Who does it: code.</param>
/// <param name="Errand">Papers and appointment.</param>
/// <param name="DueAt">When it is due; null when no clock runs.</param>
public sealed record ErrandLine(string Number, string Kind, string? Compound, string? Lead, Errand Errand, DateTimeOffset? DueAt);

/// <summary>Reads what is being done for people (正在办的代办): of those alone that the reader may see.</summary>
public sealed class OpenErrands(NpgsqlDataSource database)
{
    /// <summary>All of them, the next due first.</summary>
    public async Task<IReadOnlyList<ErrandLine>> ReadAsync(Actor actor, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select c.number, c.category, c.compound_code, c.lead_unit, c.body ->> 'errand', c.due_at
            from case_file c
            where c.stage <> 'closed' and c.category like '{Errand.Branch}%' and {Sight.Clause}
            order by c.due_at, c.id
            limit 200
            """, account, units, everything);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new ErrandLine(r.Text(0), r.Text(1), r.TextOrNull(2), r.TextOrNull(3), Json.Read<Errand>(r.Text(4)), r.MomentOrNull(5)), ct);
    }
}
