using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>What a new case has besides its decision (新案附项).</summary>
/// <param name="ReceiptCode">The resident's unguessable code, in groups (回执查询码).</param>
/// <param name="PlaceText">The place as given (地点原文); null where it is taken over from another case.</param>
/// <param name="Words">Character pairs of the complaint, for searching (检索词).</param>
/// <param name="Attachments">Uploads that belong to it.</param>
internal sealed record NewCase(string ReceiptCode, string? PlaceText, string[] Words, IReadOnlyList<Guid> Attachments);

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
            intake.AcceptedAt.ToUniversalTime(), intake.AcceptedBy, Sql.Moment(ClosedAt(decision)), Sql.Moment(dueAt),
            Sql.Moment(amberAt), file.ReturnCount, file.UrgeCount, file.Supervision is not null, Sql.Id(file.MergedInto),
            founded.ReceiptCode, Sql.Json(Json.Write(CaseBody.Of(file))), Sql.Json(Json.Write(decision.Facts)),
            founded.Words, end.Sequence, end.Hash, Sql.Moment(FaultedAt(file)));
        if (founded.PlaceText is { } place)
            batch.Add("insert into complaint_place (case_id, text) values ($1, $2)", file.Id, place);
        if (founded.Attachments.Count > 0)
            batch.Add("update attachment set case_id = $1 where id = any ($2) and account_id = $3 and case_id is null",
                file.Id, founded.Attachments.ToArray(), intake.AcceptedBy);
    }

    /// <summary>Adds what changes the rows of cases about which was decided together.</summary>
    public static void Update(NpgsqlBatch batch, IReadOnlyList<SavedCase> saved)
    {
        var files = saved.Select(s => s.Decision.After).ToList();
        var due = saved.Select(s => Due(s.Decision)).ToList();
        batch.Add(
            """
            update case_file c
            set version = n.version, stage = n.stage, result = n.result, lead_unit = n.lead_unit, units = string_to_array(n.units, ' '),
                closed_at = coalesce(c.closed_at, n.closed_at), due_at = n.due_at, amber_at = n.amber_at, return_count = n.return_count,
                urge_count = n.urge_count, supervised = n.supervised, merged_into = n.merged_into, body = n.body::jsonb,
                facts = coalesce(n.facts::jsonb, c.facts), journal_sequence = n.journal_sequence, journal_hash = n.journal_hash,
                fault_at = n.fault_at, category = n.category, track = n.track, priority = n.priority, secrecy = n.secrecy,
                mediation = n.mediation
            from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
                        $9::timestamptz[], $10::timestamptz[], $11::int[], $12::int[], $13::bool[], $14::uuid[], $15::text[], $16::text[],
                        $17::int[], $18::text[], $19::timestamptz[], $20::text[], $21::text[], $22::text[], $23::smallint[], $24::text[])
                 as n (id, held, version, stage, result, lead_unit, units, closed_at, due_at, amber_at, return_count, urge_count, supervised,
                       merged_into, body, facts, journal_sequence, journal_hash, fault_at, category, track, priority, secrecy, mediation)
            where c.id = n.id
              and c.version = n.held
            """,
            files.Select(f => f.Id).ToArray(), saved.Select(s => s.Before.Dossier.File.Version).ToArray(), files.Select(f => f.Version).ToArray(),
            files.Select(f => f.Stage.Code()).ToArray(), files.Select(f => f.Result?.Code()).ToArray(), files.Select(f => f.Lead?.Unit).ToArray(),
            files.Select(f => string.Join(' ', Units(f))).ToArray(), Sql.Moments(saved.Select(s => ClosedAt(s.Decision))),
            Sql.Moments(due.Select(d => d.DueAt)), Sql.Moments(due.Select(d => d.AmberAt)), files.Select(f => f.ReturnCount).ToArray(),
            files.Select(f => f.UrgeCount).ToArray(), files.Select(f => f.Supervision is not null).ToArray(),
            files.Select(f => f.MergedInto).ToArray(), files.Select(f => Json.Write(CaseBody.Of(f))).ToArray(),
            saved.Select(s => ReferenceEquals(s.Decision.Facts, s.Before.Dossier.Facts) ? null : Json.Write(s.Decision.Facts)).ToArray(),
            saved.Select(s => s.End.Sequence).ToArray(), saved.Select(s => s.End.Hash).ToArray(), Sql.Moments(files.Select(FaultedAt)),
            files.Select(f => f.Intake.Category).ToArray(), files.Select(f => f.Intake.Track).ToArray(),
            files.Select(f => f.Intake.Priority).ToArray(), files.Select(f => (short)f.Intake.Secrecy).ToArray(),
            files.Select(f => f.Intake.Mediation.Code()).ToArray());
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

    /// <summary>When the oldest open fault of its workflows came about; null without one.</summary>
    public static DateTimeOffset? FaultedAt(CaseFile file) => file.Faults.Select(f => (DateTimeOffset?)f.At).Min();

    /// <summary>When the nearest of its clocks falls due, and turns amber.</summary>
    public static (DateTimeOffset? DueAt, DateTimeOffset? AmberAt) Due(Decision decision) =>
        Nearest(decision) is { } next ? (next.DueAt, next.AmberAt) : (null, null);

    /// <summary>The clock that falls due first of those that aren't over and that somebody answers for; null when none is left.</summary>
    public static ClockStanding? Nearest(Decision decision) =>
        decision.Clocks.Where(c => c.Deadline is { IsFinal: false, Lapses: false }).OrderBy(c => c.DueAt).FirstOrDefault();

    private static DateTimeOffset? ClosedAt(Decision decision) =>
        decision.Events.OfType<Casework.Journal.CaseClosed>().Select(e => (DateTimeOffset?)e.At).FirstOrDefault();

    /// <summary>Units that may see it, in order.</summary>
    public static string[] Units(CaseFile file) => [.. file.Involved.Order(StringComparer.Ordinal)];
}
