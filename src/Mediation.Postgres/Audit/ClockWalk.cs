using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>Compares what fell due with what took effect (核对时限): from the journal's own text, not through the code that wrote it.</summary>
internal static class ClockWalk
{
    /// <summary>Clocks of cases whose served rungs are not, each once, what the journal tells.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> EffectsAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            with told as (
              select case_id,
                     substring(body from '"deadline":"([0-9a-f-]{36})"') as deadline,
                     substring(body from '"rung":([0-9]{1,6})')::int as rung
              from journal_entry
              where case_id = any ($1)
                and kind = 'rung-served'
            ), begun as (
              select case_id,
                     substring(body from '"id":"([0-9a-f-]{36})"') as deadline,
                     substring(body from '"rung":([0-9]{1,6})')::int as rung
              from journal_entry
              where case_id = any ($1)
                and kind = 'deadline-started'
            ), served as (
              select case_id, deadline, count(*) as times, count(distinct rung) as rungs, max(rung) as highest
              from told
              group by case_id, deadline
            ), counted as (
              select *
              from deadline
              where case_id = any ($1)
            )
            select c.number, coalesce(d.kind, '?')
            from counted d
            full join served s on s.case_id = d.case_id and s.deadline = d.id::text
            left join begun b on b.case_id = d.case_id and b.deadline = d.id::text
            cross join lateral (select coalesce(b.rung, 0) as rung) first
            join case_file c on c.id = coalesce(d.case_id, s.case_id)
            where (d.rung, d.rung, d.rung)
                  is distinct from (first.rung + coalesce(s.times, 0), first.rung + coalesce(s.rungs, 0), coalesce(s.highest, first.rung))
            order by c.id, d.id
            """, cases);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new AuditFinding(r.Text(0), AuditFault.EffectsDiffer, r.Text(1)), ct);
    }

    /// <summary>What is due by the product's clock and waits for a sweep: how much, and what waits longest.</summary>
    public static async Task<(int Unserved, UnservedClock? Oldest)> UnservedAsync(
        NpgsqlConnection connection, string? number, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select (count(*) over ())::int, c.number, d.kind, d.due_at
            from (select case_id, kind, next_at as due_at, id::text as tie from deadline where next_at <= $1
                  union all
                  select w.case_id, i.definition_id, w.due_at, w.run_id || w.bookmark
                  from workflow_wait w
                  join workflow_instance i on i.id = w.run_id
                  where w.due_at <= $1) d
            join case_file c on c.id = d.case_id
            where $2 is null
               or c.number = $2
            order by d.due_at, d.tie
            limit 1
            """, now.ToUniversalTime(), Sql.Text(number));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (r.Int(0), new UnservedClock(r.Text(1), r.Text(2), r.Moment(3))), ct);
        return found is [var (count, oldest)] ? (count, oldest) : (0, null);
    }
}
