using Npgsql;

namespace Mediation.Postgres.Schema;

/// <summary>
/// Brings a database to the schema this program was built for (迁移执行). Safe to run from many nodes at once: an
/// advisory lock lets one work while the others wait and then find nothing to do.
/// </summary>
/// <param name="connectionString">The database; the role must own it.</param>
/// <param name="migrations">The steps in order, normally <see cref="Migration.All"/>.</param>
/// <param name="clock">The real clock, for the record.</param>
public sealed class Migrator(string connectionString, IReadOnlyList<Migration> migrations, TimeProvider clock)
{
    // Any constant will do, as long as nothing else in this database uses it.
    private const long LockKey = 0x4D45_4449_4154_4521;

    /// <summary>Applies what is missing, each step in its own transaction; returns what it applied.</summary>
    /// <exception cref="SchemaMismatchException">
    /// A step that was applied has been edited since, or the database is newer than this program. Nothing is changed.
    /// </exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})", ct);
        await ExecuteAsync(connection, RecordTable, ct);

        var missing = await MissingAsync(connection, ct);
        foreach (var migration in missing)
            await ApplyAsync(connection, migration, ct);
        return missing;
    }

    /// <summary>What is missing now, seen without a lock; for the readiness check.</summary>
    /// <exception cref="SchemaMismatchException">As for <see cref="ApplyAsync(CancellationToken)"/>.</exception>
    public async Task<IReadOnlyList<Migration>> PendingAsync(CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var there = new NpgsqlCommand("select to_regclass('schema_migration') is not null", connection);
        return (bool)(await there.ExecuteScalarAsync(ct))! ? await MissingAsync(connection, ct) : migrations;
    }

    private async Task<IReadOnlyList<Migration>> MissingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = new Dictionary<int, string>();
        const string Applied = "select number, checksum from schema_migration order by number";
        await using var command = new NpgsqlCommand(Applied, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            applied.Add(reader.GetInt32(0), reader.GetString(1));

        var edited = migrations.Where(m => applied.GetValueOrDefault(m.Number, m.Checksum) != m.Checksum).ToList();
        if (edited.Count > 0)
            throw new SchemaMismatchException(
                $"Migrations were edited after they had been applied: {string.Join(", ", edited)}. "
                + "Restore them and write a new one.");
        if (applied.Keys.Except(migrations.Select(m => m.Number)).Order().ToList() is { Count: > 0 } unknown)
            throw new SchemaMismatchException(
                $"This program misses the database's migrations {string.Join(", ", unknown)}. Run a newer one.");
        return [.. migrations.Where(m => !applied.ContainsKey(m.Number))];
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await ExecuteAsync(connection, migration.Sql, ct);
        }
        catch (PostgresException fault)
        {
            throw new InvalidOperationException(
                $"{migration} failed at character {fault.Position}: {fault.MessageText}", fault);
        }
        await using var record = new NpgsqlCommand(
            "insert into schema_migration (number, name, checksum, applied_at) values ($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = migration.Number },
                new() { Value = migration.Name },
                new() { Value = migration.Checksum },
                new() { Value = clock.GetUtcNow() },
            },
        };
        await record.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private const string RecordTable =
        """
        create table if not exists schema_migration (
          number     integer     constraint schema_migration_pk primary key,
          name       text        not null,
          checksum   text        not null,
          applied_at timestamptz not null
        );
        comment on table schema_migration is '迁移记录：本库已执行的结构变更';
        comment on column schema_migration.number is '序号';
        comment on column schema_migration.name is '名称';
        comment on column schema_migration.checksum is '脚本的 SHA-256，执行后不得改动';
        comment on column schema_migration.applied_at is '执行时刻（真实时间）';
        """;
}

/// <summary>The database's schema and this program don't belong together. 库结构与程序不符</summary>
public sealed class SchemaMismatchException : Exception
{
    /// <summary>With the sentence an operator reads.</summary>
    public SchemaMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Without a sentence.</summary>
    public SchemaMismatchException()
    {
    }

    /// <summary>With the sentence an operator reads, and what caused it.</summary>
    public SchemaMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
