using Mediation.Casework.Actors;
using Mediation.Casework.Households;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Households;

/// <summary>
/// Whether the home that somebody writes down at the window is in the register (关怀提示): yes or no, and nothing of why. It raises nothing by itself;
/// each household's log says once a day whom it was hinted to.
/// </summary>
public sealed class CareHints(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>Whether to ask with care; false to whoever neither sits at the window nor keeps contact, and for places that name no home.</summary>
    public async Task<bool> AskAsync(Actor actor, string place, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        if (!(actor.AtWindow || HouseholdSight.UnitsOf(actor, town).Count > 0) || HomeAddress.Of(place, inForce.Policy.Places) is not { } home)
            return false;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select h.code
            from household h
            where h.place_code = $1 and h.compound_code = $2 and h.keep_until >= $5
              and regexp_replace(h.building, '[^0-9]', '', 'g') = $3 and regexp_replace(h.room, '[^0-9]', '', 'g') = $4
            """, town.Code, home.Compound, home.Building, home.Room, today);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var codes = await new Row(reader).RestAsync(r => r.Text(0), ct);
        await reader.DisposeAsync();
        if (codes.Count == 0)
            return false;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var code in codes)
            batch.Add(
                """
                insert into household_log (id, place_code, household_code, at, account_id, kind)
                select $1, $2, $3, $4, $5, 'hinted'
                where not exists (
                  select from household_log
                  where place_code = $2 and household_code = $3 and account_id = $5 and kind = 'hinted' and at >= $6)
                """, Guid.CreateVersion7(now), town.Code, code, now.ToUniversalTime(), actor.Id, inForce.Policy.Calendar.StartOf(today).ToUniversalTime());
        await batch.ExecuteNonQueryAsync(ct);
        return true;
    }
}
