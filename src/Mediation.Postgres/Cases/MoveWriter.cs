using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Rows of moves to other versions, each kept for being taken back (迁移行).</summary>
internal static class MoveWriter
{
    /// <summary>Adds the moves that a decision made, and marks those that it took back.</summary>
    public static void Write(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        foreach (var move in decision.Moves)
            batch.Add(
                """
                insert into workflow_migration (id, case_id, run_id, from_version_id, to_version_id, moved_at, moved_by,
                                                before_state, after_state, items)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                move.Id, decision.After.Id, move.Run, move.FromVersionId, move.ToVersionId, doing.Now.ToUniversalTime(),
                doing.Actor.Id, move.Before, move.After, Sql.Json(Json.Write(move.Items)));
        foreach (var undone in decision.Events.OfType<WorkflowMigrated>().Where(e => e.Undone))
            batch.Add("update workflow_migration set undone_at = $2 where id = $1", undone.Move, doing.Now.ToUniversalTime());
    }
}
