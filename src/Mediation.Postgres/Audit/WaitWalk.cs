using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Compares what the instances wait for in time with the rows that the sweep goes by (核对流程等待): in the stored text itself, not
/// through the code that wrote it.
/// </summary>
internal static class WaitWalk
{
    /// <summary>Waits of cases without a row that wakes them in time, and rows that wake nothing.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> AsleepAsync(
        NpgsqlConnection connection, Guid[] cases, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            with waiting as (
              select i.case_id, i.id as run_id, b ->> 'id' as bookmark, b ->> 'activity' as step, (b ->> 'dueAt')::timestamptz as due_at
              from workflow_instance i
              cross join lateral jsonb_array_elements(i.state::jsonb -> 'bookmarks') b
              where i.case_id = any ($1)
                and i.running
                and i.state not like '%\\u0000%' -- which jsonb refuses
                and b ->> 'dueAt' is not null
            ), rows as (
              select *
              from workflow_wait
              where case_id = any ($1)
            )
            select c.number, coalesce(s.step, w.bookmark)
            from waiting s
            full join rows w on w.run_id = s.run_id and w.bookmark = s.bookmark
            join case_file c on c.id = coalesce(s.case_id, w.case_id)
            where (w.due_at is null or s.due_at is null or w.due_at > greatest(s.due_at, $2) + interval '1 second')
            order by c.id, 2
            """, cases, now.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new AuditFinding(r.Text(0), AuditFault.WaitAsleep, r.Text(1)), ct);
    }
}
