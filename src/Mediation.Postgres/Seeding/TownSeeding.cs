using Mediation.Casework.Places;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>
/// Loads a town into an empty database (底数装载), once: where the place is already known nothing is touched, because
/// from then on the database is the truth and the administrator keeps it.
/// </summary>
public static class TownSeeding
{
    // Any constant will do, as long as nothing else in this database uses it.
    private const long LockKey = 0x5345_4544_544F_574E;

    /// <summary>
    /// Loads the town in one transaction; false when its place is there already. Nodes that start together wait for
    /// each other, and one of them loads.
    /// </summary>
    public static async Task<bool> LoadAsync(NpgsqlDataSource source, Town town, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await InsertPlaceAsync(connection, town, ct))
            return false;

        var tables = new TownTables(connection, town);
        await tables.CopyAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task<bool> InsertPlaceAsync(NpgsqlConnection connection, Town town, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand("select pg_advisory_xact_lock($1)")
                {
                    Parameters = { new() { Value = LockKey } },
                },
                new NpgsqlBatchCommand(
                    """
                    insert into place (code, name, case_prefix, time_zone)
                    values ($1, $2, $3, $4)
                    on conflict (code) do nothing
                    """)
                {
                    Parameters =
                    {
                        new() { Value = town.Code },
                        new() { Value = town.Name },
                        new() { Value = town.CasePrefix },
                        new() { Value = town.Zone.Id },
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync(ct);
        return batch.BatchCommands[1].RecordsAffected == 1;
    }
}
