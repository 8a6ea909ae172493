using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>How far the demo cases have been played in this database (回放进度).</summary>
internal sealed class DemoProgress(NpgsqlDataSource database)
{
    private const string Finished = "demo/finished";

    // Any constant will do, as long as nothing else in this database uses it.
    private const long LockKey = 0x4445_4D4F_504C_4159;

    /// <summary>Works while no other node plays; waits for one that does, however long.</summary>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection, "select pg_advisory_xact_lock($1)", LockKey);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
        return await work();
    }

    /// <summary>
    /// Whether there is something to play: no case at all, or the opening case was accepted by us and the play was cut
    /// off.
    /// </summary>
    public async Task<bool> MayPlayAsync(RequestKey opening, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select (not exists (select 1 from case_file)
                    or exists (select 1 from idempotent_answer where account_id = $1 and key = $2))
               and not exists (select 1 from idempotent_answer where account_id = $1 and key = $3)
            """);
        command.Parameters.Add(new() { Value = opening.Account });
        command.Parameters.Add(new() { Value = opening.Key });
        command.Parameters.Add(new() { Value = Finished });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Keeps that the play is over, so that no later start plays again.</summary>
    public async Task FinishAsync(RequestKey opening, DateTimeOffset realNow, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        Idempotency.Keep(batch, opening with { Key = Finished }, new StoredAnswer(200, []), realNow);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>How far the product's clock is ahead of real time.</summary>
    public async Task<TimeSpan> AheadAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select ahead from product_clock");
        return (TimeSpan)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>When the next rung of any clock is due; null when none is.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select min(next_at) from deadline");
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return new Row(reader).MomentOrNull(0);
    }
}
