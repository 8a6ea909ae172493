using Mediation.Casework.Journal;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>What lists and sweeps go by for a clock (时限列).</summary>
internal sealed record ClockColumns(
    Guid Id, string Kind, string Side, string? Unit, Guid? WorkItem, string State, DateTimeOffset StartedAt, DateTimeOffset DueAt,
    DateTimeOffset AmberAt, DateTimeOffset? MetAt, int Rung, DateTimeOffset? NextAt, int Calendar);

/// <summary>What of an instance isn't in its state (流程实例列).</summary>
internal sealed record RunColumns(Guid Id, bool Running, string VersionId, string State);

/// <summary>All that is stored of one case, row by row, as an audit needs it (案卷证据).</summary>
/// <param name="Id">The case.</param>
/// <param name="Columns">What lists go by.</param>
/// <param name="Version">Its version.</param>
/// <param name="End">Where it says its journal ends.</param>
/// <param name="Lines">Its journal, with the hashes stored beside the lines.</param>
/// <param name="Clocks">Its clocks.</param>
/// <param name="Due">Due and amber moments of its open work items.</param>
/// <param name="Held">Who holds it now, at which stage, leading or not.</param>
/// <param name="Board">How it stands on the board now; null when it doesn't.</param>
/// <param name="Words">Digests of what was said, by id.</param>
/// <param name="Parties">Whose identity is stored.</param>
/// <param name="Runs">Its workflow instances.</param>
/// <param name="Papers">Its papers, with the digests of the bytes that are kept.</param>
internal sealed record CaseEvidence(
    Guid Id, CaseColumns Columns, long Version, JournalEnd End, IReadOnlyList<(JournalEntry Entry, string StoredHash)> Lines,
    IReadOnlyList<ClockColumns> Clocks, IReadOnlyDictionary<Guid, (DateTimeOffset?, DateTimeOffset?)> Due,
    IReadOnlySet<(string?, string, bool)> Held, BoardColumns? Board, IReadOnlyDictionary<Guid, string> Words, IReadOnlySet<Guid> Parties,
    IReadOnlyList<RunColumns> Runs, IReadOnlyList<PaperColumns> Papers)
{
    /// <summary>Reads the evidence of cases in one round trip; neither words nor papers leave the database. Cost is linear in their journals and papers.</summary>
    public static async Task<IReadOnlyList<CaseEvidence>> ReadAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add($"select c.id, c.version, c.journal_sequence, c.journal_hash, {CaseColumns.Listed} from case_file c where c.id = any ($1) order by c.id", cases);
        batch.Add(
            """
            select case_id, sequence, version, at, actor, actor_name, unit_code, on_behalf, act, kind, body, previous_hash, hash
            from journal_entry
            where case_id = any ($1)
            order by case_id, sequence
            """, cases);
        batch.Add(
            """
            select case_id, id, kind, side, unit_code, work_item_id, state, started_at, due_at, amber_at, met_at, rung, next_at, calendar
            from deadline
            where case_id = any ($1)
            """, cases);
        batch.Add("select case_id, id, due_at, amber_at from work_item where case_id = any ($1) and closed_at is null", cases);
        batch.Add("select case_id, unit_code, stage, is_lead from held_interval where case_id = any ($1) and to_at is null", cases);
        batch.Add(
            """
            select case_id, lead_unit, category, due_at, amber_at, return_count, urge_count, supervised
            from board_interval
            where case_id = any ($1) and to_at is null
            """, cases);
        batch.Add(
            """
            select case_id, id, encode(sha256(convert_to(replace(id::text, '-', '') || chr(10) || text, 'UTF8')), 'hex')
            from statement
            where case_id = any ($1)
            """, cases);
        batch.Add("select case_id, id from party where case_id = any ($1)", cases);
        batch.Add("select case_id, id, running, definition_version_id, state from workflow_instance where case_id = any ($1)", cases);
        batch.Add(
            """
            select case_id, id, template, template_number, number, made_at, made_by, shown, encode(sha256(pdf), 'hex'), pdf_sha256,
                   encode(sha256(docx), 'hex'), docx_sha256
            from paper
            where case_id = any ($1)
            order by case_id, made_at, number
            """, cases);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(new Row(reader), ct);
    }

    private static async Task<IReadOnlyList<CaseEvidence>> ReadAsync(Row row, CancellationToken ct)
    {
        var files = await row.RestAsync(
            r => (Id: r.Id(0), Version: r.Long(1), End: new JournalEnd(r.Int(2), r.Text(3)), Columns: CaseColumns.Read(r, 4)), ct);
        var lines = await OfCasesAsync(row, Line, ct);
        var clocks = await OfCasesAsync(row, Clock, ct);
        var due = await OfCasesAsync(row, r => (r.Id(1), (r.MomentOrNull(2), r.MomentOrNull(3))), ct);
        var held = await OfCasesAsync(row, r => (r.TextOrNull(1), r.Text(2), r.Flag(3)), ct);
        var board = await OfCasesAsync(row, r => new BoardColumns(
            r.TextOrNull(1), r.Text(2), r.MomentOrNull(3)?.ToUniversalTime(), r.MomentOrNull(4)?.ToUniversalTime(), r.Int(5), r.Int(6), r.Flag(7)), ct);
        var words = await OfCasesAsync(row, r => (Id: r.Id(1), Digest: r.Text(2)), ct);
        var parties = await OfCasesAsync(row, r => r.Id(1), ct);
        var runs = await OfCasesAsync(row, r => new RunColumns(r.Id(1), r.Flag(2), r.Text(3), r.Text(4)), ct);
        var papers = await OfCasesAsync(row, r => new PaperColumns(
            r.Id(1), r.Text(2), r.Int(3), r.Text(4), r.Moment(5), r.Id(6), r.Ids(7), r.Text(8), r.Text(9), r.TextOrNull(10), r.TextOrNull(11)), ct);
        return files.ConvertAll(file => new CaseEvidence(
            file.Id, file.Columns, file.Version, file.End, [.. lines[file.Id]], [.. clocks[file.Id]],
            due[file.Id].ToDictionary(item => item.Item1, item => item.Item2), held[file.Id].ToHashSet(), board[file.Id].FirstOrDefault(),
            words[file.Id].ToDictionary(said => said.Id, said => said.Digest), parties[file.Id].ToHashSet(), [.. runs[file.Id]], [.. papers[file.Id]]));
    }

    private static async Task<ILookup<Guid, T>> OfCasesAsync<T>(Row row, Func<Row, T> read, CancellationToken ct) =>
        (await row.NextAsync(r => (Case: r.Id(0), Item: read(r)), ct)).ToLookup(r => r.Case, r => r.Item);

    private static (JournalEntry Entry, string StoredHash) Line(Row r) =>
        (new JournalEntry(r.Id(0), r.Int(1), r.Long(2), r.Moment(3), r.Id(4), r.Text(5), r.TextOrNull(6), r.Flag(7), r.Text(8), r.Text(9),
            r.Text(10), r.Text(11)), r.Text(12));

    private static ClockColumns Clock(Row r) => new(
        r.Id(1), r.Text(2), r.Text(3), r.TextOrNull(4), r.IdOrNull(5), r.Text(6), r.Moment(7), r.Moment(8), r.Moment(9), r.MomentOrNull(10),
        r.Int(11), r.MomentOrNull(12), r.Int(13));
}
