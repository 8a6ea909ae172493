using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>A wait of a workflow that has come to its moment (到时的等待).</summary>
internal sealed record DueWait(Guid Run, string Bookmark, string CaseNumber);

/// <summary>Finds waits that have come to their moment, and claims them for one node (取到时等待).</summary>
internal static class DueWaits
{
    /// <summary>Locks the cases of the waits due first, passing over those somebody else holds.</summary>
    public static async Task<IReadOnlyList<DueWait>> ClaimAsync(
        NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken ct)
    {
        await using var command = Ask(connection, now, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new DueWait(r.Id(0), r.Text(1), r.Text(2)), ct);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, DateTimeOffset now, int limit) => Sql.Command(connection,
        """
        select w.run_id, w.bookmark, c.number
        from workflow_wait w
        join case_file c on c.id = w.case_id
        where w.due_at <= $1
        order by w.due_at, w.run_id, w.bookmark
        limit $2
        for update of c skip locked
        """, now.ToUniversalTime(), limit);

    /// <summary>How many waits are over and not served.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(
            connection, "select count(*)::int from workflow_wait where due_at <= $1", now.ToUniversalTime());
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Lets waits that could not be served wait longer, so that they keep no other from it.</summary>
    public static async Task PutAsideAsync(
        NpgsqlConnection connection, IReadOnlyList<DueWait> waits, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            update workflow_wait w
            set due_at = $3
            from unnest($1::uuid[], $2::text[]) as r (run_id, bookmark)
            where w.run_id = r.run_id
              and w.bookmark = r.bookmark
            """, waits.Select(w => w.Run).ToArray(), waits.Select(w => w.Bookmark).ToArray(), until.ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }
}
