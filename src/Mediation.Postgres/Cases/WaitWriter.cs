using Mediation.Casework.Acts;
using Mediation.Casework.Waits;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of what workflows wait for in time (流程等待行): read off the instances, so that they can be written anew at any time.</summary>
internal static class WaitWriter
{
    // A wait that is over as it begins is served the next time; without a pause a workflow that goes round would keep a sweep for itself.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <summary>Adds what a decision changed; nothing when none of its instances waits in time, or did.</summary>
    public static void Turn(
        NpgsqlBatch batch, IReadOnlyDictionary<Guid, WorkflowState> before, Decision decision, DateTimeOffset now)
    {
        foreach (var (run, state) in decision.States)
        {
            var was = before.TryGetValue(run, out var earlier) ? Wait.Timed(earlier).ToHashSet() : [];
            var waits = Wait.Timed(state).ToList();
            var over = was.Select(w => w.Bookmark).Except(waits.Select(w => w.Bookmark)).ToArray();
            if (over.Length > 0)
                batch.Add("delete from workflow_wait where run_id = $1 and bookmark = any ($2)", run, over);
            Upsert(batch, decision.After.Id, run, waits.FindAll(w => !was.Contains(w)), now);
        }
    }

    /// <summary>Adds what makes the rows of a case those that its instances call for.</summary>
    public static void PutRight(NpgsqlBatch batch, Dossier dossier, DateTimeOffset now)
    {
        var all = dossier.States.SelectMany(run => Wait.Timed(run.Value).Select(w => (Run: run.Key, w.Bookmark))).ToList();
        batch.Add(
            """
            delete from workflow_wait w
            where w.case_id = $1
              and not exists (select from unnest($2::uuid[], $3::text[]) as r (run_id, bookmark)
                              where r.run_id = w.run_id and r.bookmark = w.bookmark)
            """, dossier.File.Id, all.Select(w => w.Run).ToArray(), all.Select(w => w.Bookmark).ToArray());
        foreach (var (run, state) in dossier.States)
            Upsert(batch, dossier.File.Id, run, [.. Wait.Timed(state)], now);
    }

    private static void Upsert(
        NpgsqlBatch batch, Guid file, Guid run, List<(string Bookmark, DateTimeOffset Until)> waits, DateTimeOffset now)
    {
        if (waits.Count == 0)
            return;
        var soonest = now + Shortest;
        batch.Add(
            """
            insert into workflow_wait (run_id, bookmark, case_id, due_at)
            select $1, w.bookmark, $2, w.due_at
            from unnest($3::text[], $4::timestamptz[]) as w (bookmark, due_at)
            on conflict (run_id, bookmark) do update
            set due_at = excluded.due_at
            """,
            run, file, waits.Select(w => w.Bookmark).ToArray(),
            Sql.Moments(waits.Select(w => (DateTimeOffset?)(w.Until > soonest ? w.Until : soonest))));
    }
}
