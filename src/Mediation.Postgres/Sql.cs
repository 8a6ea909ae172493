using Mediation.Casework.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Mediation.Postgres;

/// <summary>Parameters of our statements (语句参数): positional, null as the database's null, moments in UTC.</summary>
internal static class Sql
{
    /// <summary>Adds a statement with positional parameters.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params IReadOnlyList<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    /// <summary>A single statement with positional parameters.</summary>
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params IReadOnlyList<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        return command;
    }

    public static object Text(string? text) => text is null ? Null(NpgsqlDbType.Text) : text;

    public static object Texts(IReadOnlyList<string>? texts) => texts is null ? Null(NpgsqlDbType.Array | NpgsqlDbType.Text) : texts.ToArray();

    public static object Bytes(byte[]? bytes) => bytes is null ? Null(NpgsqlDbType.Bytea) : bytes;

    public static object Id(Guid? id) => id is { } some ? some : Null(NpgsqlDbType.Uuid);

    public static object Int(int? number) => number is { } some ? some : Null(NpgsqlDbType.Integer);

    public static object Flag(bool? flag) => flag is { } some ? some : Null(NpgsqlDbType.Boolean);

    public static object Moment(DateTimeOffset? at) => at is { } some ? some.ToUniversalTime() : Null(NpgsqlDbType.TimestampTz);

    /// <summary>Several moments, some of them perhaps unknown.</summary>
    public static object Moments(IEnumerable<DateTimeOffset?> moments) => new NpgsqlParameter
    {
        Value = moments.Select(at => at?.UtcDateTime).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
    };

    /// <summary>A moment as the database keeps it: in UTC, whole microseconds.</summary>
    public static DateTimeOffset? Stored(DateTimeOffset? at) => at is { } some ? JournalEntry.Truncate(some.ToUniversalTime()) : null;

    public static object Json(string? json) => new NpgsqlParameter { Value = (object?)json ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Null(NpgsqlDbType type) => new() { Value = DBNull.Value, NpgsqlDbType = type };
}
