using Mediation.Casework.Categories;
using Mediation.Casework.Places;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>
/// Loads a town into an empty database (底数装载), once: where the place is already known nothing is touched, because
/// from then on the database is the truth and the administrator keeps it. Only categories that it has never had are added, for the files' rules
/// may name them.
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
        var loaded = await InsertAsync(connection, town, ct);
        if (!loaded)
            await AddCategoriesAsync(connection, town, ct);
        await transaction.CommitAsync(ct);
        return loaded;
    }

    /// <summary>The same in a transaction that is open already; false when its place is there.</summary>
    internal static async Task<bool> InsertAsync(NpgsqlConnection connection, Town town, CancellationToken ct)
    {
        if (!await InsertPlaceAsync(connection, town, ct))
            return false;
        await new TownTables(connection, town).CopyAsync(ct);
        return true;
    }

    private static async Task AddCategoriesAsync(NpgsqlConnection connection, Town town, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using (var ask = Sql.Command(connection, "select code from category where place_code = $1", town.Code))
        await using (var reader = await ask.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                known.Add(reader.GetString(0));
        var missing = town.Categories.All.Where(category => !known.Contains(category.Code)).ToList();
        if (missing.Count == 0)
            return;
        await new TownTables(connection, town with { Categories = CategoryList.Of(missing) }).CopyCategoriesAsync(ct);
        await using var count = Sql.Command(connection, "update place set edition = edition + 1 where code = $1", town.Code);
        await count.ExecuteNonQueryAsync(ct);
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
