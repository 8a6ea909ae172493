using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Rulings;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>A case as it was read, and where its journal stood (读出的案卷).</summary>
/// <param name="Dossier">The case.</param>
/// <param name="Chain">End of its journal.</param>
public sealed record LockedCase(Dossier Dossier, JournalEnd Chain);

/// <summary>The last line of a case's journal (流水末端).</summary>
public sealed record JournalEnd(int Sequence, string Hash);

/// <summary>Reads whole cases in one round trip, locked for an act or as they are (读案卷).</summary>
public static class CaseReader
{
    /// <summary>
    /// Adds what reads cases by their numbers, locked until the transaction ends when asked to, in an order that lets no two
    /// transactions wait for each other.
    /// </summary>
    public static void Ask(NpgsqlBatch batch, string[] numbers, bool locked)
    {
        batch.Add(
            $"""
            select id, number, place_code, version, stage, result, merged_into, body::text, facts::text,
                   journal_sequence, journal_hash
            from case_file
            where number = any ($1)
            order by id
            {(locked ? "for update" : "")}
            """, [numbers]);
        batch.Add(
            """
            select a.id, a.unit_code, a.share, a.state, a.dispatched_at, a.signed_for_at, a.concluded_at, a.conclusion, a.case_id
            from assignment a
            join case_file c on c.id = a.case_id
            where c.number = any ($1)
            order by a.id
            """, [numbers]);
        batch.Add(
            """
            select w.id, w.unit_code, w.title, w.stage, w.run_id, w.bookmark, w.acts, w.opened_at, w.assignment_id,
                   w.share, w.step, w.role, w.closed_at, w.case_id
            from work_item w
            join case_file c on c.id = w.case_id
            where c.number = any ($1)
            order by w.id
            """, [numbers]);
        batch.Add(
            """
            select d.body::text, d.case_id
            from deadline d
            join case_file c on c.id = d.case_id
            where c.number = any ($1)
            order by d.id
            """, [numbers]);
        batch.Add(
            """
            select i.id, i.definition_id, i.definition_version_id, i.running, i.state, i.case_id, i.caller::text
            from workflow_instance i
            join case_file c on c.id = i.case_id
            where c.number = any ($1)
            order by i.id
            """, [numbers]);
    }

    /// <summary>Reads what <see cref="Ask"/> asked: the cases that there are. Consumes all its results.</summary>
    public static async Task<IReadOnlyList<LockedCase>> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var row = new Row(reader);
        var files = await row.RestAsync(
            r => (File: CaseBody.Restore(r), Facts: Json.Read<FactSheet>(r.Text(8)), End: new JournalEnd(r.Int(9), r.Text(10))), ct);
        var assignments = await OfCasesAsync(row, 8, Assignment, ct);
        var items = await OfCasesAsync(row, 13, Item, ct);
        var deadlines = await OfCasesAsync(row, 1, r => Json.Read<Deadline>(r.Text(0)), ct);
        var states = new Dictionary<Guid, WorkflowState>();
        var runs = await OfCasesAsync(row, 5, r =>
        {
            if (r.Flag(3))
                states.Add(r.Id(0), WorkflowStateJson.Read(r.Text(4)));
            return new WorkflowRun(r.Id(0), r.Text(1), r.Text(2), r.Flag(3))
            {
                Caller = r.TextOrNull(6) is { } caller ? Json.Read<RunCaller>(caller) : null,
            };
        }, ct);
        return files.ConvertAll(found =>
        {
            var id = found.File.Id;
            var file = found.File with
            {
                Assignments = [.. assignments[id]],
                WorkItems = [.. items[id]],
                Deadlines = [.. deadlines[id]],
                Runs = [.. runs[id]],
            };
            var waiting = file.Runs.Where(run => run.Running).ToDictionary(run => run.Id, run => states[run.Id]);
            return new LockedCase(new Dossier(file, found.Facts, waiting), found.End);
        });
    }

    private static async Task<ILookup<Guid, T>> OfCasesAsync<T>(Row row, int caseAt, Func<Row, T> read, CancellationToken ct) =>
        (await row.NextAsync(r => (Case: r.Id(caseAt), Item: read(r)), ct)).ToLookup(r => r.Case, r => r.Item);

    private static Assignment Assignment(Row r) => new(r.Id(0), r.Text(1), r.Word<Share>(2), r.Moment(4))
    {
        State = r.Word<ShareState>(3),
        SignedForAt = r.MomentOrNull(5),
        ConcludedAt = r.MomentOrNull(6),
        Conclusion = r.TextOrNull(7),
    };

    private static WorkItem Item(Row r) =>
        new(r.Id(0), r.Text(1), r.Text(2), r.Word<CaseStage>(3), r.Id(4), r.Text(5), r.Texts(6), r.Moment(7))
        {
            Assignment = r.IdOrNull(8),
            Share = r.Word<Share>(9),
            Step = r.Text(10),
            Role = r.WordOrNull<Casework.Actors.Role>(11),
            ClosedAt = r.MomentOrNull(12),
        };
}
