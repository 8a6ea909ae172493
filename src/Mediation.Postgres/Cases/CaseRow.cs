using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>What a new case has besides its decision (新案附项).</summary>
/// <param name="ReceiptCode">The resident's unguessable code, in groups (回执查询码).</param>
/// <param name="PlaceText">The place as given (地点原文).</param>
/// <param name="Words">Character pairs of the complaint, for searching (检索词).</param>
/// <param name="Attachments">Uploads that belong to it.</param>
internal sealed record NewCase(string ReceiptCode, string PlaceText, string[] Words, IReadOnlyList<Guid> Attachments);

/// <summary>The row of a case (案卷行).</summary>
internal static class CaseRow
{
    public static void Insert(NpgsqlBatch batch, Decision decision, NewCase founded, JournalEnd end)
    {
        var file = decision.After;
        var intake = file.Intake;
        var (dueAt, amberAt) = Due(decision);
        batch.Add(
            """
            insert into case_file (id, number, place_code, version, stage, result, category, request_type, track, priority,
                                   secrecy, mediation, channel, compound_code, community_code, lead_unit, units,
                                   accepted_at, accepted_by, closed_at, due_at, amber_at, return_count, urge_count,
                                   supervised, merged_into, receipt_code, body, facts, words, journal_sequence,
                                   journal_hash, fault_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24, $25, $26, $27, $28, $29, array_to_tsvector($30), $31, $32, $33)
            """,
            file.Id, file.Number, file.Place, file.Version, file.Stage.Code(), Words.Write(file.Result), intake.Category,
            intake.RequestType, intake.Track, intake.Priority, (short)intake.Secrecy, intake.Mediation.Code(),
            intake.Channel, Sql.Text(intake.Compound), Sql.Text(intake.Community), Sql.Text(file.Lead?.Unit), Units(file),
            intake.AcceptedAt.ToUniversalTime(), intake.AcceptedBy, ClosedAt(decision), Sql.Moment(dueAt),
            Sql.Moment(amberAt), file.ReturnCount, file.UrgeCount, file.Supervision is not null, Sql.Id(file.MergedInto),
            founded.ReceiptCode, Sql.Json(Json.Write(CaseBody.Of(file))), Sql.Json(Json.Write(decision.Facts)),
            founded.Words, end.Sequence, end.Hash, FaultAt(file));
        batch.Add("insert into complaint_place (case_id, text) values ($1, $2)", file.Id, founded.PlaceText);
        if (founded.Attachments.Count > 0)
            batch.Add("update attachment set case_id = $1 where id = any ($2) and account_id = $3 and case_id is null",
                file.Id, founded.Attachments.ToArray(), intake.AcceptedBy);
    }

    public static void Update(NpgsqlBatch batch, Dossier before, Decision decision, JournalEnd end)
    {
        var file = decision.After;
        var (dueAt, amberAt) = Due(decision);
        batch.Add(
            """
            update case_file
            set version = $3, stage = $4, result = $5, lead_unit = $6, units = $7, closed_at = coalesce(closed_at, $8),
                due_at = $9, amber_at = $10, return_count = $11, urge_count = $12, supervised = $13, merged_into = $14,
                body = $15, facts = coalesce($16, facts), journal_sequence = $17, journal_hash = $18, fault_at = $19
            where id = $1
              and version = $2
            """,
            file.Id, before.File.Version, file.Version, file.Stage.Code(), Words.Write(file.Result), Sql.Text(file.Lead?.Unit),
            Units(file), ClosedAt(decision), Sql.Moment(dueAt), Sql.Moment(amberAt), file.ReturnCount, file.UrgeCount,
            file.Supervision is not null, Sql.Id(file.MergedInto), Sql.Json(Json.Write(CaseBody.Of(file))),
            Sql.Json(ReferenceEquals(decision.Facts, before.Facts) ? null : Json.Write(decision.Facts)), end.Sequence, end.Hash,
            FaultAt(file));
    }

    /// <summary>Adds what puts right when a case is due, where no act changed it.</summary>
    public static void TurnDue(NpgsqlBatch batch, Decision decision)
    {
        var (dueAt, amberAt) = Due(decision);
        batch.Add(
            """
            update case_file
            set due_at = $2, amber_at = $3
            where id = $1
              and (due_at, amber_at) is distinct from ($2, $3)
            """, decision.After.Id, Sql.Moment(dueAt), Sql.Moment(amberAt));
    }

    private static object FaultAt(CaseFile file) => Sql.Moment(file.Faults.Select(f => (DateTimeOffset?)f.At).Min());

    private static (DateTimeOffset? DueAt, DateTimeOffset? AmberAt) Due(Decision decision)
    {
        var next = decision.Clocks.Where(c => !c.Deadline.IsFinal).OrderBy(c => c.DueAt).FirstOrDefault();
        return (next?.DueAt, next?.AmberAt);
    }

    private static object ClosedAt(Decision decision) => Sql.Moment(
        decision.Events.OfType<Casework.Journal.CaseClosed>().Select(e => (DateTimeOffset?)e.At).FirstOrDefault());

    private static string[] Units(CaseFile file) =>
        [.. file.Assignments.Select(a => a.Unit).Concat(file.WorkItems.Select(w => w.Unit)).Distinct().Order(StringComparer.Ordinal)];
}
