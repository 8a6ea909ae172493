using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of work items, and what lists sort by (待办行).</summary>
internal static class WorkItemWriter
{
    /// <summary>Adds or changes items.</summary>
    public static void Upsert(NpgsqlBatch batch, Decision decision, IReadOnlyList<WorkItem> items)
    {
        if (items.Count == 0)
            return;
        var clocks = items.Select(item => Nearest(item, decision)).ToList();
        batch.Add(
            """
            insert into work_item (id, case_id, unit_code, title, stage, share, run_id, bookmark, step, acts, role,
                                   assignment_id, opened_at, closed_at, due_at, amber_at)
            select w.id, $1, w.unit_code, w.title, w.stage, w.share, w.run_id, w.bookmark, w.step, string_to_array(w.acts, ' '), w.role,
                   w.assignment_id, w.opened_at, w.closed_at, w.due_at, w.amber_at
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::text[], $10::text[],
                        $11::text[], $12::uuid[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[])
                 as w (id, unit_code, title, stage, share, run_id, bookmark, step, acts, role, assignment_id, opened_at, closed_at,
                       due_at, amber_at)
            on conflict (id) do update
            set unit_code = excluded.unit_code,
                title = excluded.title,
                stage = excluded.stage,
                bookmark = excluded.bookmark,
                step = excluded.step,
                acts = excluded.acts,
                role = excluded.role,
                assignment_id = excluded.assignment_id,
                closed_at = excluded.closed_at
            """,
            decision.After.Id, items.Select(w => w.Id).ToArray(), items.Select(w => w.Unit).ToArray(), items.Select(w => w.Title).ToArray(),
            items.Select(w => w.Stage.Code()).ToArray(), items.Select(w => w.Share.Code()).ToArray(), items.Select(w => w.Run).ToArray(),
            items.Select(w => w.Bookmark).ToArray(), items.Select(w => w.Step).ToArray(), items.Select(w => string.Join(' ', w.Acts)).ToArray(),
            items.Select(w => w.Role?.Code()).ToArray(), items.Select(w => w.Assignment).ToArray(),
            Sql.Moments(items.Select(w => (DateTimeOffset?)w.OpenedAt)), Sql.Moments(items.Select(w => w.ClosedAt)),
            Sql.Moments(clocks.Select(c => c?.DueAt)), Sql.Moments(clocks.Select(c => c?.AmberAt)));
    }

    /// <summary>Due and amber moments of the open work items: their own clock's, else the nearest of the whole case.</summary>
    public static void TurnDue(NpgsqlBatch batch, IEnumerable<Decision> decisions)
    {
        var all = decisions.SelectMany(decision => decision.After.OpenItems.Select(item => (Item: item, Due: Nearest(item, decision)))).ToList();
        if (all.Count == 0)
            return;
        var (open, due) = (all.ConvertAll(each => each.Item), all.ConvertAll(each => each.Due));
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
