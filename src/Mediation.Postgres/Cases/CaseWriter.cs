using System.Collections.Immutable;
using Mediation.Casework.Acts;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
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
        CaseRow.Update(batch, before.Dossier, decision, JournalWriter.End(lines, before.Chain));
        Rows(batch, before.Dossier, decision, doing);
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

    private static void Rows(NpgsqlBatch batch, Dossier? held, Decision decision, Doing doing)
    {
        var (before, after) = (held?.File, decision.After);
        StatementWriter.Insert(batch, after.Id, decision, doing);
        AssignmentWriter.Upsert(batch, after.Id, [.. Changed(before?.Assignments ?? [], after.Assignments)]);
        ClockWriter.Upsert(batch, after.Id, [.. decision.Clocks.Where(c => before?.Deadlines.Contains(c.Deadline) is not true)]);
        WorkItemWriter.Upsert(batch, decision, [.. Changed(before?.WorkItems ?? [], after.WorkItems)]);
        if (before is not null)
            WorkItemWriter.TurnDue(batch, decision);
        foreach (var (id, state) in decision.States)
            Upsert(batch, after, id, state);
        WaitWriter.Turn(batch, held?.States ?? ImmutableDictionary<Guid, WorkflowState>.Empty, decision, doing.Now);
        EventStore.Insert(batch, decision, doing);
        RequestStore.Insert(batch, decision, doing);
        MoveWriter.Write(batch, decision, doing);
        if (before is null)
            HeldWriter.Begin(batch, decision, doing.Now);
        else
            HeldWriter.Turn(batch, decision, doing.Now);
    }

    private static IEnumerable<T> Changed<T>(ImmutableList<T> before, ImmutableList<T> after)
        where T : class =>
        after.Where((item, at) => at >= before.Count || !ReferenceEquals(item, before[at]));

    private static void Upsert(NpgsqlBatch batch, CaseFile file, Guid id, WorkflowState state) => batch.Add(
        """
        insert into workflow_instance (id, case_id, definition_id, definition_version_id, running, state, standing_on, correlation, caller)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (id) do update
        set definition_version_id = excluded.definition_version_id,
            running = excluded.running,
            state = excluded.state,
            standing_on = excluded.standing_on,
            correlation = excluded.correlation
        """,
        id, file.Id, state.DefinitionId, state.VersionId, state.Status is WorkflowStatus.Running,
        WorkflowStateJson.Write(state), StandingOn(state), Sql.Text(state.CorrelationId),
        Sql.Json(file.Runs.Find(r => r.Id == id)?.Caller is { } caller ? Json.Write(caller) : null));

    private static string[] StandingOn(WorkflowState state) => state.Status is not WorkflowStatus.Running
        ? []
        : [.. state.Activities.Select(activity => activity.Run?.VersionId).OfType<string>().Append(state.VersionId)
            .Distinct().Order(StringComparer.Ordinal)];
}
