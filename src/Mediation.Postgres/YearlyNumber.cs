using Npgsql;

namespace Mediation.Postgres;

/// <summary>Numbers that count up through a year (年度编号), such as <c>YT2026-0001</c>.</summary>
internal static class YearlyNumber
{
    /// <summary>Holds the row under which numbers are counted, until the caller's transaction ends.</summary>
    public static async Task HoldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var hold = Sql.Command(connection, "select edition from place order by code limit 1 for update");
        await hold.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The next number of a table, within the caller's transaction; the place's row is held until its commit, so that none is given twice.</summary>
    /// <param name="connection">The connection of the transaction.</param>
    /// <param name="table">The table, which has its numbers in <c>number</c> and deletes none.</param>
    /// <param name="prefix">Two letters.</param>
    /// <param name="year">The year.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<string> NextAsync(NpgsqlConnection connection, string table, string prefix, int year, CancellationToken ct)
    {
        await HoldAsync(connection, ct);
        await using var command = Sql.Command(connection, $"select count(*)::int from {table} where number like $1", $"{prefix}{year}-%");
        return $"{prefix}{year}-{(int)(await command.ExecuteScalarAsync(ct))! + 1:0000}";
    }
}
