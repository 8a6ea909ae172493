using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of clocks (时限行).</summary>
internal static class ClockWriter
{
    /// <summary>
    /// Adds or changes clocks. Up to which calendar the journal tells of one is set when it is added and afterwards only by
    /// <see cref="Turned"/>, so that no act by a new calendar passes over what has to be told.
    /// </summary>
    public static void Upsert(NpgsqlBatch batch, IReadOnlyList<(Guid Case, ClockStanding Standing)> changed)
    {
        if (changed.Count == 0)
            return;
        var clocks = changed.Select(c => c.Standing).ToList();
        var deadlines = clocks.ConvertAll(c => c.Deadline);
        batch.Add(
            """
            insert into deadline (id, case_id, kind, side, unit_code, work_item_id, state, started_at, due_at, amber_at,
                                  met_at, rung, next_at, provisional, body, calendar)
            select d.id, d.case_id, d.kind, d.side, d.unit_code, d.work_item_id, d.state, d.started_at, d.due_at, d.amber_at,
                   d.met_at, d.rung, d.next_at, d.provisional, d.body::jsonb, d.calendar
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[], $9::timestamptz[],
                        $10::timestamptz[], $11::timestamptz[], $12::int[], $13::timestamptz[], $14::bool[], $15::text[], $16::int[])
                 as d (case_id, id, kind, side, unit_code, work_item_id, state, started_at, due_at, amber_at, met_at, rung, next_at, provisional, body, calendar)
            on conflict (id) do update
            set unit_code = excluded.unit_code,
                state = excluded.state,
                due_at = excluded.due_at,
                amber_at = excluded.amber_at,
                met_at = excluded.met_at,
                rung = excluded.rung,
                next_at = excluded.next_at,
                provisional = excluded.provisional,
                body = excluded.body
            """,
            changed.Select(c => c.Case).ToArray(), deadlines.Select(d => d.Id).ToArray(), deadlines.Select(d => d.Kind).ToArray(),
            deadlines.Select(d => d.Side.Code()).ToArray(), deadlines.Select(d => d.Unit).ToArray(),
            deadlines.Select(d => d.WorkItem).ToArray(), clocks.Select(c => c.State.Code()).ToArray(),
            Sql.Moments(deadlines.Select(d => (DateTimeOffset?)d.StartedAt)), Sql.Moments(clocks.Select(c => (DateTimeOffset?)c.DueAt)),
            Sql.Moments(clocks.Select(c => (DateTimeOffset?)c.AmberAt)), Sql.Moments(deadlines.Select(d => d.MetAt)),
            deadlines.Select(d => d.Rung).ToArray(), Sql.Moments(clocks.Select(c => c.NextAt)),
            clocks.Select(c => c.Provisional).ToArray(), deadlines.Select(Json.Write).ToArray(), clocks.Select(c => c.Calendar).ToArray());
    }

    /// <summary>The journal tells of these clocks up to a calendar.</summary>
    public static void Turned(NpgsqlBatch batch, IEnumerable<Guid> clocks, int calendar) =>
        batch.Add("update deadline set calendar = $2 where id = any ($1)", clocks.ToArray(), calendar);
}
