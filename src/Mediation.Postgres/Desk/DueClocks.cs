using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>A clock whose next rung is due (到点的时限).</summary>
internal sealed record DueClock(Guid Deadline, string CaseNumber);

/// <summary>Finds clocks whose next rung is due, and claims them for one node (取到点时限).</summary>
internal static class DueClocks
{
    /// <summary>
    /// Locks the cases of the clocks due first, passing over those somebody else holds: any number of nodes share the work,
    /// and none waits for another.
    /// </summary>
    public static async Task<IReadOnlyList<DueClock>> ClaimAsync(
        NpgsqlConnection connection, DateTimeOffset now, int limit, CancellationToken ct)
    {
        await using var command = Ask(connection, now, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new DueClock(r.Id(0), r.Text(1)), ct);
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, DateTimeOffset now, int limit) => Sql.Command(connection,
        """
        select d.id, c.number
        from deadline d
        join case_file c on c.id = d.case_id
        where d.next_at is not null
          and d.next_at <= $1
        order by d.next_at, d.id
        limit $2
        for update of c skip locked
        """, now.ToUniversalTime(), limit);

    /// <summary>How many clocks are due and not served.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select count(*)::int from deadline where next_at is not null and next_at <= $1", now.ToUniversalTime());
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Lets clocks that could not be served wait, so that they keep no other from it.</summary>
    public static async Task PutAsideAsync(
        NpgsqlConnection connection, IEnumerable<Guid> clocks, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "update deadline set next_at = $2 where id = any ($1)",
            clocks.ToArray(), until.ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Adds to a batch what corrects the rows of clocks that, asked again, were not due (after a change of calendar or rules).
    /// </summary>
    public static void PutRight(NpgsqlBatch batch, IReadOnlyList<ClockStanding> clocks) => batch.Add(
        """
        update deadline d
        set next_at = r.next_at
        from unnest($1::uuid[], $2::timestamptz[]) as r (id, next_at)
        where d.id = r.id
        """,
        clocks.Select(c => c.Deadline.Id).ToArray(), Sql.Moments(clocks.Select(c => c.NextAt)));
}
