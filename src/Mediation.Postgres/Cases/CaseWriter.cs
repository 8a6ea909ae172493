using System.Collections.Immutable;
using Mediation.Casework.Acts;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Postgres.Papers;
using Mediation.Postgres.Scorecards;
using Mediation.Postgres.Talents;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>By whom and by which act a decision came about (经办).</summary>
/// <param name="Actor">Who.</param>
/// <param name="Act">Code of the act.</param>
/// <param name="OnBehalf">The desk acted for a unit without an account (代办); decisions made together are never on anybody's behalf.</param>
/// <param name="Now">The product's moment.</param>
/// <param name="RealNow">The real moment, from which messages wait for delivery.</param>
internal sealed record Doing(Actor Actor, string Act, bool OnBehalf, DateTimeOffset Now, DateTimeOffset RealNow);

/// <summary>A case and what was decided about it, with where its journal ends now (待保存案件).</summary>
internal sealed record SavedCase(LockedCase Before, Decision Decision, JournalEnd End);

/// <summary>
/// Turns a decision into rows (保存): what changed between the file before and the file after, and the journal. Adds
/// commands to a batch, so that the whole act is one round trip; the caller owns transaction and commit.
/// </summary>
internal static class CaseWriter
{
    /// <summary>Adds everything an act on an existing case changes.</summary>
    public static void Update(NpgsqlBatch batch, LockedCase before, Decision decision, Doing doing) => Update(batch, [(before, decision)], doing);

    /// <summary>
    /// Adds everything that decisions change which were made together, by one actor at one moment, one for each case: a statement for
    /// what every decision changes, however many there are.
    /// </summary>
    public static void Update(NpgsqlBatch batch, IReadOnlyList<(LockedCase Before, Decision Decision)> decided, Doing doing)
    {
        if (decided.Count == 0)
            return;
        var written = decided.Select(each => JournalWriter.Lines(each.Decision, each.Before.Chain, doing)).ToList();
        JournalWriter.Append(batch, [.. written.SelectMany(lines => lines)], doing);
        CaseRow.Update(batch,
            [.. decided.Zip(written, (each, lines) => new SavedCase(each.Before, each.Decision, JournalWriter.End(lines, each.Before.Chain)))]);
        foreach (var (before, decision) in decided)
        {
            PartyWriter.Insert(batch, decision);
            Rows(batch, before.Dossier, decision, doing);
        }
        var decisions = decided.Select(each => each.Decision).ToList();
        ClockWriter.Upsert(batch, [.. decided.SelectMany(each => ClocksOf(each.Before.Dossier.File, each.Decision))]);
        WorkItemWriter.TurnDue(batch, decisions);
        Ends(batch, decisions, doing);
        foreach (var decision in decisions)
            FoundedWriter.Insert(batch, decision, doing);
    }

    /// <summary>Adds everything a new case needs.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, NewCase founded, Doing doing)
    {
        var beginning = new JournalEnd(0, JournalEntry.Genesis);
        var lines = JournalWriter.Lines(decision, beginning, doing);
        CaseRow.Insert(batch, decision, founded, JournalWriter.End(lines, beginning));
        JournalWriter.Append(batch, lines, doing);
        PartyWriter.Insert(batch, decision);
        Rows(batch, null, decision, doing);
        ClockWriter.Upsert(batch, [.. ClocksOf(null, decision)]);
        Ends(batch, [decision], doing);
    }

    private static void Rows(NpgsqlBatch batch, Dossier? held, Decision decision, Doing doing)
    {
        var (before, after) = (held?.File, decision.After);
        StatementWriter.Insert(batch, after.Id, decision, doing);
        AttachmentWriter.Attach(batch, decision, doing);
        AssignmentWriter.Upsert(batch, after.Id, [.. Changed(before?.Assignments ?? [], after.Assignments)]);
        WorkItemWriter.Upsert(batch, decision, [.. Changed(before?.WorkItems ?? [], after.WorkItems)]);
        foreach (var (id, state) in decision.States)
            Upsert(batch, after, id, state);
        WaitWriter.Turn(batch, held?.States ?? ImmutableDictionary<Guid, WorkflowState>.Empty, decision, doing.Now);
        EventStore.Insert(batch, decision, doing);
        RequestStore.Insert(batch, decision, doing);
        MoveWriter.Write(batch, decision, doing);
        PaperWriter.Insert(batch, decision, doing);
        TalentLog.Insert(batch, decision, doing);
        ScorecardWriter.Insert(batch, decision, doing);
    }

    private static void Ends(NpgsqlBatch batch, IReadOnlyList<Decision> decisions, Doing doing)
    {
        StatementWriter.Tell(batch, decisions, doing.RealNow);
        HeldWriter.Turn(batch, decisions, doing.Now);
        BoardWriter.Turn(batch, decisions, doing.Now);
    }

    // Clocks that changed; all of them when the case is of another category or urgency now, for their ladder may be another too.
    private static IEnumerable<(Guid Case, ClockStanding Clock)> ClocksOf(CaseFile? before, Decision decision) =>
        from clock in decision.Clocks
        where before is null || !ReferenceEquals(before.Intake, decision.After.Intake) || !before.Deadlines.Contains(clock.Deadline)
        select (decision.After.Id, clock);

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
