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

/// <summary>Reads a whole case in one round trip, locked for an act or as it is (读案卷).</summary>
public static class CaseReader
{
    /// <summary>Adds what reads a case by its number, locked until the transaction ends when asked to.</summary>
    public static void Ask(NpgsqlBatch batch, string number, bool locked)
    {
        batch.Add(
            $"""
            select id, number, place_code, version, stage, result, merged_into, body::text, facts::text,
                   journal_sequence, journal_hash
            from case_file
            where number = $1
            {(locked ? "for update" : "")}
            """, number);
        batch.Add(
            """
            select a.id, a.unit_code, a.share, a.state, a.dispatched_at, a.signed_for_at, a.concluded_at, a.conclusion
            from assignment a
            join case_file c on c.id = a.case_id
            where c.number = $1
            order by a.id
            """, number);
        batch.Add(
            """
            select w.id, w.unit_code, w.title, w.stage, w.run_id, w.bookmark, w.acts, w.opened_at, w.assignment_id,
                   w.share, w.step, w.role, w.closed_at
            from work_item w
            join case_file c on c.id = w.case_id
            where c.number = $1
            order by w.id
            """, number);
        batch.Add(
            """
            select d.body::text
            from deadline d
            join case_file c on c.id = d.case_id
            where c.number = $1
            order by d.id
            """, number);
        batch.Add(
            """
            select i.id, i.definition_id, i.definition_version_id, i.running, i.state::text
            from workflow_instance i
            join case_file c on c.id = i.case_id
            where c.number = $1
            order by i.id
            """, number);
    }

    /// <summary>Reads what <see cref="Ask"/> asked; null when there is no case by the number. Consumes all its results.</summary>
    public static async Task<LockedCase?> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        if (await reader.ReadAsync(ct))
            return await AssembleAsync(new Row(reader), ct);
        for (var result = 1; result < 5; result++)
            await reader.NextResultAsync(ct);
        return null;
    }

    private static async Task<LockedCase> AssembleAsync(Row row, CancellationToken ct)
    {
        var file = CaseBody.Restore(row);
        var facts = Json.Read<FactSheet>(row.Text(8));
        var chain = new JournalEnd(row.Int(9), row.Text(10));
        var assignments = await row.NextAsync(Assignment, ct);
        var items = await row.NextAsync(Item, ct);
        var deadlines = await row.NextAsync(r => Json.Read<Deadline>(r.Text(0)), ct);
        var states = new Dictionary<Guid, WorkflowState>();
        var runs = await row.NextAsync(r =>
        {
            if (r.Flag(3))
                states.Add(r.Id(0), WorkflowStateJson.Read(r.Text(4)));
            return new WorkflowRun(r.Id(0), r.Text(1), r.Text(2), r.Flag(3));
        }, ct);
        file = file with { Assignments = assignments, WorkItems = items, Deadlines = deadlines, Runs = runs };
        return new LockedCase(new Dossier(file, facts, states), chain);
    }

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
