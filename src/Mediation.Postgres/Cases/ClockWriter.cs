using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of clocks, and what lists sort by (时限行).</summary>
internal static class ClockWriter
{
    public static void Upsert(NpgsqlBatch batch, Guid file, ClockStanding clock)
    {
        var deadline = clock.Deadline;
        batch.Add(
            """
            insert into deadline (id, case_id, kind, side, unit_code, work_item_id, state, started_at, due_at, amber_at,
                                  met_at, rung, next_at, provisional, body)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
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
            deadline.Id, file, deadline.Kind, deadline.Side.Code(), Sql.Text(deadline.Unit), Sql.Id(deadline.WorkItem),
            clock.State.Code(), deadline.StartedAt.ToUniversalTime(), clock.DueAt.ToUniversalTime(),
            clock.AmberAt.ToUniversalTime(), Sql.Moment(deadline.MetAt), deadline.Rung, Sql.Moment(clock.NextAt),
            clock.Provisional, Sql.Json(Json.Write(deadline)));
    }

    /// <summary>Due and amber moments of the open work items: their own clock's, else the nearest of the whole case.</summary>
    public static void DueOfItems(NpgsqlBatch batch, Decision decision)
    {
        var open = decision.After.OpenItems.ToList();
        if (open.Count == 0)
            return;
        var due = open.ConvertAll(item => Nearest(item, decision));
        batch.Add(
            """
            update work_item w
            set due_at = d.due_at,
                amber_at = d.amber_at
            from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as d (id, due_at, amber_at)
            where w.id = d.id
              and (w.due_at, w.amber_at) is distinct from (d.due_at, d.amber_at)
            """,
            open.Select(w => w.Id).ToArray(), Sql.Moments(due.Select(c => c?.DueAt)),
            Sql.Moments(due.Select(c => c?.AmberAt)));
    }

    /// <summary>The clock that an open item's light follows; null for one that is closed or has none.</summary>
    public static ClockStanding? Nearest(WorkItem item, Decision decision)
    {
        if (!item.Open)
            return null;
        var running = decision.Clocks.Where(c => !c.Deadline.IsFinal).OrderBy(c => c.DueAt).ToList();
        return running.Find(c => c.Deadline.WorkItem == item.Id)
            ?? (item.Share is Share.None ? null : running.Find(c => c.Deadline.WorkItem is null));
    }
}
