using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Owners;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>Something that was done with a roll (业主名册记录): without a name or a room.</summary>
/// <param name="At">When, by the product's clock.</param>
/// <param name="Kind">imported or read.</param>
/// <param name="Rooms">How many households it was about.</param>
/// <param name="Reason">理由、用途.</param>
/// <param name="AccountName">Who, as called now; null for an account that is gone.</param>
public sealed record RollAct(DateTimeOffset At, string Kind, int Rooms, string Reason, string? AccountName);

/// <summary>A building of a roll (名册的一栋).</summary>
/// <param name="Building">楼栋.</param>
/// <param name="Weight">户数和面积.</param>
public sealed record RollBuilding(string Building, Weight Weight);

/// <summary>
/// Keeps the rolls of owners (业主名册). An import takes the place of the roll before it; names are read building by building for a purpose.
/// Each of both leaves a line in the same transaction. To whoever may not, a compound's roll isn't there.
/// </summary>
public sealed class RollKeeping(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>Takes over a whole roll; how many households it has.</summary>
    public async Task<Answer<int>> ImportAsync(Actor actor, string compound, IReadOnlyList<RollRow> rows, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (Bar(actor, compound) is { } bar)
            return bar;
        if (ReasonFault(reason, "reason") is { } wrong)
            return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select from compound where code = $1 for no key update", compound);
        batch.Add("delete from owner_room where compound_code = $1", compound);
        batch.Add(
            """
            insert into owner_room (compound_code, building, room, area, owner_name)
            select $1, r.building, r.room, r.area, r.name
            from unnest($2, $3, $4, $5) as r (building, room, area, name)
            """,
            compound, rows.Select(row => row.Building).ToArray(), rows.Select(row => row.Room).ToArray(), rows.Select(row => row.Area).ToArray(),
            rows.Select(row => row.Name).ToArray());
        Log(batch, compound, now, actor, "imported", rows.Count, reason);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    /// <summary>Reads the households of a building with their owners' names, for a purpose that is written down.</summary>
    public async Task<Answer<IReadOnlyList<RollRow>>> ReadAsync(
        Actor actor, string compound, string building, string purpose, DateTimeOffset now, CancellationToken ct)
    {
        if (Bar(actor, compound) is { } bar)
            return bar;
        if (ReasonFault(purpose, "purpose") is { } wrong)
            return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select r.building, r.room, r.area, r.owner_name
            from owner_room r
            where r.compound_code = $1 and r.building = $2
            order by length(r.room), r.room
            """, compound, building);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(r => new RollRow(r.Text(0), r.Text(1), r.Long(2), r.Text(3)), ct);
        await reader.DisposeAsync();
        if (rows.IsEmpty)
            return new Refusal("roll.no-building", "building");
        await using var batch = new NpgsqlBatch(connection);
        Log(batch, compound, now, actor, "read", rows.Count, purpose);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return Answer.Of<IReadOnlyList<RollRow>>(rows);
    }

    /// <summary>The buildings of a roll, without names, and what was done with it, the latest first; null to whoever may not know.</summary>
    public async Task<(IReadOnlyList<RollBuilding> Buildings, IReadOnlyList<RollAct> Log)?> SummaryAsync(Actor actor, string compound, CancellationToken ct)
    {
        if (Bar(actor, compound) is not null)
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            select r.building, count(*)::int, sum(r.area)::bigint
            from owner_room r
            where r.compound_code = $1
            group by r.building
            order by length(r.building), r.building
            """, compound);
        batch.Add(
            """
            select l.at, l.kind, l.rooms, l.reason, a.display_name
            from owner_room_log l
            left join account a on a.id = l.account_id
            where l.compound_code = $1
            order by l.at desc, l.id desc
            limit 100
            """, compound);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var buildings = await row.RestAsync(r => new RollBuilding(r.Text(0), new Weight(r.Int(1), r.Long(2))), ct);
        return (buildings, await row.NextAsync(r => new RollAct(r.Moment(0), r.Text(1), r.Int(2), r.Text(3), r.TextOrNull(4)), ct));
    }

    /// <summary>Whether words hold the name of an owner of a compound's roll, so that they can't be public.</summary>
    internal static async Task<bool> NamesOwnerAsync(NpgsqlConnection connection, string compound, string words, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select exists (
              select from owner_room r
              where r.compound_code = $1 and length(r.owner_name) >= 2 and position(r.owner_name in $2) > 0)
            """, compound, words);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static void Log(NpgsqlBatch batch, string compound, DateTimeOffset now, Actor actor, string kind, int rooms, string reason) => batch.Add(
        "insert into owner_room_log (id, compound_code, at, account_id, kind, rooms, reason) values ($1, $2, $3, $4, $5, $6, $7)",
        Guid.CreateVersion7(now), compound, now.ToUniversalTime(), actor.Id, kind, rooms, reason.Trim());

    private Refusal? Bar(Actor actor, string compound) =>
        inForce.Policy.Town.Compound(compound) is null || OwnersSight.UnitsOf(actor, inForce.Policy.Town).Count == 0 ? new Refusal("roll.not-found") : null;

    private static Refusal? ReasonFault(string reason, string field) =>
        string.IsNullOrWhiteSpace(reason) ? new Refusal("field.missing", field, field)
        : reason.Length > 200 ? new Refusal("field.too-long", field, field, 200, reason.Length)
        : null;
}
