using System.Collections.Immutable;
using Mediation.Casework.Acts;
using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>By whom and by which act a decision came about (经办).</summary>
/// <param name="Actor">Who.</param>
/// <param name="Act">Code of the act.</param>
/// <param name="OnBehalf">The desk acted for a unit without an account (代办).</param>
/// <param name="Now">The product's moment.</param>
/// <param name="RealNow">The real moment, from which messages wait for delivery.</param>
internal sealed record Doing(Actor Actor, string Act, bool OnBehalf, DateTimeOffset Now, DateTimeOffset RealNow);

/// <summary>
/// Turns a decision into rows (保存): what changed between the file before and the file after, and the journal. Adds
/// commands to a batch, so that the whole act is one round trip; the caller owns transaction and commit.
/// </summary>
internal static class CaseWriter
{
    /// <summary>Adds everything an act on an existing case changes.</summary>
    public static void Update(NpgsqlBatch batch, LockedCase before, Decision decision, Doing doing)
    {
        var lines = JournalWriter.Lines(decision, before.Chain, doing);
        JournalWriter.Append(batch, decision, lines, doing);
        CaseRow.Update(batch, before.Dossier.File.Version, decision, JournalWriter.End(lines, before.Chain));
        Rows(batch, before.Dossier.File, decision, doing);
    }

    /// <summary>Adds everything a new case needs.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, NewCase founded, Doing doing)
    {
        var beginning = new JournalEnd(0, JournalEntry.Genesis);
        var lines = JournalWriter.Lines(decision, beginning, doing);
        CaseRow.Insert(batch, decision, founded, JournalWriter.End(lines, beginning));
        JournalWriter.Append(batch, decision, lines, doing);
        PartyWriter.Insert(batch, decision);
        Rows(batch, null, decision, doing);
    }

    private static void Rows(NpgsqlBatch batch, CaseFile? before, Decision decision, Doing doing)
    {
        var after = decision.After;
        StatementWriter.Insert(batch, after.Id, decision, doing);
        foreach (var share in Changed(before?.Assignments ?? [], after.Assignments))
            Upsert(batch, after.Id, share);
        foreach (var clock in decision.Clocks.Where(c => before?.Deadlines.Contains(c.Deadline) is not true))
            ClockWriter.Upsert(batch, after.Id, clock);
        foreach (var item in Changed(before?.WorkItems ?? [], after.WorkItems))
            Upsert(batch, after.Id, item, ClockWriter.Nearest(item, decision));
        ClockWriter.DueOfItems(batch, decision);
        foreach (var (id, state) in decision.States)
            Upsert(batch, after, id, state);
        HeldWriter.Turn(batch, decision, doing.Now);
    }

    private static IEnumerable<T> Changed<T>(ImmutableList<T> before, ImmutableList<T> after)
        where T : class =>
        after.Where((item, at) => at >= before.Count || !ReferenceEquals(item, before[at]));

    private static void Upsert(NpgsqlBatch batch, Guid file, Assignment share) => batch.Add(
        """
        insert into assignment (id, case_id, unit_code, share, state, dispatched_at, signed_for_at, concluded_at, conclusion)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (id) do update
        set state = excluded.state,
            signed_for_at = excluded.signed_for_at,
            concluded_at = excluded.concluded_at,
            conclusion = excluded.conclusion
        """,
        share.Id, file, share.Unit, share.Share.Code(), share.State.Code(), share.DispatchedAt.ToUniversalTime(),
        Sql.Moment(share.SignedForAt), Sql.Moment(share.ConcludedAt), Sql.Text(share.Conclusion));

    private static void Upsert(NpgsqlBatch batch, Guid file, WorkItem item, ClockStanding? clock) => batch.Add(
        """
        insert into work_item (id, case_id, unit_code, title, stage, share, run_id, bookmark, step, acts, role,
                               assignment_id, opened_at, closed_at, due_at, amber_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict (id) do update
        set unit_code = excluded.unit_code,
            title = excluded.title,
            stage = excluded.stage,
            bookmark = excluded.bookmark,
            acts = excluded.acts,
            assignment_id = excluded.assignment_id,
            closed_at = excluded.closed_at
        """,
        item.Id, file, item.Unit, item.Title, item.Stage.Code(), item.Share.Code(), item.Run, item.Bookmark, item.Step,
        item.Acts.ToArray(), Words.Write(item.Role), Sql.Id(item.Assignment), item.OpenedAt.ToUniversalTime(),
        Sql.Moment(item.ClosedAt), Sql.Moment(clock?.DueAt), Sql.Moment(clock?.AmberAt));

    private static void Upsert(NpgsqlBatch batch, CaseFile file, Guid id, WorkflowState state) => batch.Add(
        """
        insert into workflow_instance (id, case_id, definition_id, definition_version_id, running, state, standing_on)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do update
        set running = excluded.running,
            state = excluded.state,
            standing_on = excluded.standing_on
        """,
        id, file.Id, state.DefinitionId, state.VersionId, state.Status is WorkflowStatus.Running,
        Sql.Json(WorkflowStateJson.Write(state)), StandingOn(state));

    private static string[] StandingOn(WorkflowState state) => state.Status is not WorkflowStatus.Running
        ? []
        : [.. state.Activities.Select(activity => activity.Run?.VersionId).OfType<string>().Append(state.VersionId)
            .Distinct().Order(StringComparer.Ordinal)];
}
