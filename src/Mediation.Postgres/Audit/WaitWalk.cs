using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Compares what the instances wait for in time with the rows that the sweep goes by (核对流程等待): in the stored text itself, not
/// through the code that wrote it.
/// </summary>
internal static class WaitWalk
{
    /// <summary>Waits without a row that wakes them in time, and rows that wake nothing.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> AsleepAsync(
        NpgsqlConnection connection, string? number, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            with waiting as (
              select i.case_id, i.id as run_id, b ->> 'id' as bookmark, b ->> 'activity' as step, (b ->> 'dueAt')::timestamptz as due_at
              from workflow_instance i
              cross join lateral jsonb_array_elements(i.state::jsonb -> 'bookmarks') b
              where i.running
                and b ->> 'dueAt' is not null
            )
            select c.number, coalesce(s.step, w.bookmark)
            from waiting s
            full join workflow_wait w on w.run_id = s.run_id and w.bookmark = s.bookmark
            join case_file c on c.id = coalesce(s.case_id, w.case_id)
            where ($1 is null or c.number = $1)
              and (w.due_at is null or s.due_at is null or w.due_at > greatest(s.due_at, $2) + interval '1 second')
            order by c.id, 2
            """, Sql.Text(number), now.ToUniversalTime());
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new AuditFinding(r.Text(0), AuditFault.WaitAsleep, r.Text(1)), ct);
    }
}
