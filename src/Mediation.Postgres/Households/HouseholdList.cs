using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Households;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Households;

/// <summary>A household as its page shows it before anybody reads who it is (重点户页).</summary>
/// <param name="Household">The household.</param>
/// <param name="Log">What was done with it, the latest first.</param>
/// <param name="Visits">Numbers of its visits that aren't closed (在办走访).</param>
public sealed record HouseholdRecord(Household Household, IReadOnlyList<HouseholdAct> Log, IReadOnlyList<string> Visits);

/// <summary>Lists the register for whoever may know of it (重点户清单): nothing personal on it.</summary>
public sealed class HouseholdList(NpgsqlDataSource database, InForce inForce)
{
    private const string Columns = "h.code, h.compound_code, h.colour, h.unit_code, h.review_on, h.keep_until, h.version";

    /// <summary>Every household the actor may know of, red first.</summary>
    public async Task<IReadOnlyList<Household>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select {Columns}
            from household h
            where h.place_code = $1 and h.unit_code = any ($2)
            order by array_position(array['red', 'yellow', 'green'], h.colour), h.code
            """, inForce.Policy.Town.Code, HouseholdSight.UnitsOf(actor, inForce.Policy.Town).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>One with its log; refused as if it weren't there to whoever may not know of it.</summary>
    public async Task<Answer<HouseholdRecord>> FindAsync(Actor actor, string code, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await FindAsync(connection, town.Code, HouseholdSight.UnitsOf(actor, town), code, hold: false, ct) is not { } found)
            return new Refusal("household.not-found");
        var log = await HouseholdLog.ReadAsync(connection, town.Code, code, ct);
        await using var visits = Sql.Command(connection,
            """
            select c.number
            from schedule_opened o
            join case_file c on c.id = o.case_id
            where o.place_code = $1 and o.subject_code = $2 and o.subject_code <> '' and c.stage <> 'closed'
            order by c.accepted_at desc
            """, town.Code, code);
        await using var reader = await visits.ExecuteReaderAsync(ct);
        return new HouseholdRecord(found, log, await new Row(reader).RestAsync(r => r.Text(0), ct));
    }

    /// <summary>The household that a case visits, if the actor may know of it (走访对象).</summary>
    public async Task<string?> VisitedAsync(Actor actor, string number, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var units = HouseholdSight.UnitsOf(actor, town);
        if (units.Count == 0)
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select h.code
            from case_file c
            join schedule_opened o on o.case_id = c.id
            join household h on h.place_code = o.place_code and h.code = o.subject_code
            where c.number = $1 and h.unit_code = any ($2)
            """, number, units.ToArray());
        return await command.ExecuteScalarAsync(ct) as string;
    }

    internal static async Task<Household?> FindAsync(
        NpgsqlConnection connection, string place, IReadOnlyList<string> units, string code, bool hold, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"select {Columns} from household h where h.place_code = $1 and h.code = $2 and h.unit_code = any ($3) {(hold ? "for update" : "")}",
            place, code, units.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(Read, ct)).FirstOrDefault();
    }

    private static Household Read(Row r) => new(r.Text(0), r.Text(1), r.Word<Colour>(2), r.Text(3), r.Day(4), r.Day(5), r.Long(6));
}
