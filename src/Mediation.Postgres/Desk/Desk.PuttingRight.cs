using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Cases;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Writing a case anew from its journal.</content>
public sealed partial class Desk
{
    /// <summary>The act's code in the journal.</summary>
    public const string PutRight = "put-right";

    /// <summary>
    /// Writes what is stored of a case anew from its journal (整理案卷), in one transaction: shares, work items, clocks, what lists and sweeps go
    /// by, and who holds it. Words, identities and papers are left as they are. A workflow that can't go on ends (<see cref="Proceeding.PutRight"/>).
    /// </summary>
    /// <returns>
    /// What was decided; or a refusal: <c>session.not-allowed</c>, <c>case.not-found</c>, <c>audit.journal-not-whole</c> when the journal proves
    /// nothing, <c>audit.facts-unreadable</c>.
    /// </returns>
    public async Task<Answer<Decision>> PutRightAsync(Actor actor, string number, string reason, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await LockAsync(connection, number, ct) is not (var id, var facts))
            return new Refusal("case.not-found", null, number);
        var rows = (await CaseEvidence.ReadAsync(connection, [id], ct))[0];
        if (ProvenCase.Fault(rows) is not null || ProvenCase.Of(rows) is not { } proven)
            return new Refusal("audit.journal-not-whole", null, number);
        if (Read<Mediation.Casework.Rulings.FactSheet>(facts) is not { } sheet)
            return new Refusal("audit.facts-unreadable", null, number);
        var dossier = new Dossier(proven.File, sheet, States(proven, rows));
        var briefing = await briefer.BriefAsync(connection, actor, null, ct);
        briefing = briefing with
        {
            Workflows = await Briefer.LibraryAsync(connection, briefing, [new LockedCase(dossier, rows.End)], ct),
            NextId = new OrderedIds(real, [proven.File]).Next,
        };
        var proceeding = new Proceeding(dossier, briefing);
        if (proceeding.PutRight(proceeding.Say("put-right-reason", reason)) is { } refusal)
            return refusal;
        var decision = proceeding.Conclude();
        await using var batch = new NpgsqlBatch(connection);
        WriteAnew(batch, proven, rows, dossier, decision, Doing(actor, PutRight, decision, briefing));
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        Announce(actor, PutRight, decision);
        return decision;
    }

    private static void WriteAnew(
        NpgsqlBatch batch, ProvenCase proven, CaseEvidence rows, Dossier dossier, Decision decision, Doing doing)
    {
        var (id, file) = (proven.File.Id, proven.File);
        CaseColumns.Of(decision, proven.ClosedAt).Restore(batch, file);
        batch.Add("delete from deadline where case_id = $1", id);
        batch.Add("delete from work_item where case_id = $1", id);
        batch.Add("delete from assignment where case_id = $1", id);
        batch.Add("update workflow_instance set running = false, standing_on = '{}' where case_id = $1", id);
        var running = dossier.States.Where(run => decision.After.Runs.Exists(known => known.Id == run.Key && known.Running))
            .ToImmutableDictionary(run => run.Key, run => run.Value);
        var bare = dossier with { File = file with { Assignments = [], WorkItems = [], Deadlines = [] } };
        CaseWriter.Update(batch, new LockedCase(bare, rows.End), decision with { States = running.SetItems(decision.States) }, doing);
        WaitWriter.PutRight(batch, new Dossier(decision.After, dossier.Facts, running.SetItems(decision.States)), doing.Now);
        // A clock that the calendar in force hasn't been told to yet still has to be.
        foreach (var told in rows.Clocks.GroupBy(clock => clock.Calendar))
            ClockWriter.Turned(batch, told.Select(clock => clock.Id), told.Key);
    }

    // Of the workflows that run by the journal, those whose state still reads.
    private static Dictionary<Guid, WorkflowState> States(ProvenCase proven, CaseEvidence rows) => (
        from run in rows.Runs
        where proven.File.Runs.Exists(known => known.Id == run.Id && known.Running)
        let state = Read(run.State, WorkflowStateJson.Read)
        where state is not null
        select (run.Id, state)).ToDictionary(run => run.Id, run => run.state);

    private static T? Read<T>(string text, Func<string, T>? read = null)
        where T : class
    {
        try
        {
            return (read ?? Json.Read<T>)(text);
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or NotSupportedException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    private static async Task<(Guid Id, string Facts)?> LockAsync(NpgsqlConnection connection, string number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select id, facts::text from case_file where number = $1 for update", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => ((Guid, string)?)(r.Id(0), r.Text(1)), ct);
        return found.FirstOrDefault();
    }
}
