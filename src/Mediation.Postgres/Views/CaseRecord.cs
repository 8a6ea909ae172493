using System.Collections.Immutable;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.Statements;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Lists;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Talents;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>One line of the journal as stored (流水).</summary>
public sealed record JournalLine(
    int Sequence, long Version, DateTimeOffset At, Guid Actor, string ActorName, string? Unit, bool OnBehalf, string Act,
    string Kind, string Body, string PreviousHash, string Hash)
{
    /// <summary>What happened, read back.</summary>
    public CaseEvent Event => JournalJson.Read(Body);
}

/// <summary>Everything one page shows of a case (案卷页).</summary>
public sealed record CaseRecord(ShownCase Shown, IReadOnlyList<JournalLine> Journal, IReadOnlyList<Attachment> Attachments) : ShownCase(Shown)
{
    /// <summary>Number of the root-cause project that it is in (专项编号); null when it is in none.</summary>
    public string? RootCause { get; init; }

    /// <summary>Whether the books of its compound hang out (小区账目已公示).</summary>
    public bool BooksHang { get; init; }

    /// <summary>
    /// The case as it was at a moment (当时的样子), folded from what its journal told by then; before its first line, as it was then. Its
    /// workflows aren't in it: the journal keeps no copy of their states.
    /// </summary>
    public CaseRecord AsOf(DateTimeOffset moment)
    {
        var at = moment < Journal[0].At ? Journal[0].At : moment;
        var lines = Journal.TakeWhile(line => line.At <= at).ToList();
        var file = lines.Skip(1).Aggregate(Folding.Found(lines[0].Event), (then, line) => Folding.Apply(then, line.Event));
        return this with
        {
            Dossier = new Dossier(file with { Version = lines[^1].Version }, Dossier.Facts, ImmutableDictionary<Guid, WorkflowState>.Empty),
            Briefing = Briefing with { Now = at },
            Rulings = [.. Rulings.Where(ruling => ruling.AskedAt <= at)],
            Documents = [.. Documents.Where(paper => paper.MadeAt <= at)],
            Journal = lines,
        };
    }
}

/// <summary>Reads a case for somebody (读案卷页): in one round trip, masked; what they may not see isn't there.</summary>
public sealed class CaseRecords(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    private readonly Briefer briefer = new(inForce, real);

    /// <summary>The case as the actor may see it; null when there is none, or none for them.</summary>
    public async Task<CaseRecord?> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        CaseReader.Ask(batch, [number], locked: false);
        Briefer.AskTown(batch, null);
        AskBeside(batch, number);
        Neighbourhood.Ask(batch, actor, number);
        AwaitedByCase.Ask(batch, number);
        TalentPool.Ask(batch, actor, inForce.Policy.Town);
        ListProposals.Ask(batch, number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var (briefing, cases) = await briefer.ReadAsync(reader, actor, ct);
        if (cases is not [var found, ..] || !Sight.MaySee(actor, found.Dossier.File))
            return null;
        await reader.NextResultAsync(ct);
        var record = await ReadBesideAsync(reader, found.Dossier, briefing, ct);
        var row = new Row(reader);
        var nearby = await Neighbourhood.ReadAsync(row, ct);
        var awaited = await AwaitedByCase.ReadAsync(row, record.Briefing with { Nearby = nearby }, ct);
        var talents = await TalentPool.ReadAsync(row, ct);
        var whole = await ListProposals.ReadAsync(row, awaited with { Talents = talents }, ct);
        await reader.DisposeAsync();
        await NoteOversightAsync(connection, actor, number, ct);
        return record with { Briefing = whole };
    }

    // Who may look at everything is looked at too: which case, once a day (监督查阅留痕).
    private async Task NoteOversightAsync(NpgsqlConnection connection, Actor actor, string number, CancellationToken ct)
    {
        if (!actor.Is(Role.Auditor))
            return;
        var now = real.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, inForce.Policy.Town.Zone);
        await AdministrationLog.AddOnceAsync(connection, new AdministrationAct(now, actor.Id, "case-looked-at", number), local - local.TimeOfDay, ct);
    }

    /// <summary>Adds what reads everything beside a case file.</summary>
    internal static void AskBeside(NpgsqlBatch batch, string number)
    {
        CasePapers.Ask(batch, number);
        batch.Add(JournalOf, number);
        batch.Add($"select a.id, a.name, a.type, a.bytes, a.sha256 from attachment a {CasePapers.OfCase("a")} order by a.id", number);
        batch.Add("select exists (select from case_file c join book_disclosure d on d.compound_code = c.compound_code where c.number = $1)", number);
        batch.Add($"select p.number from root_cause_case h join root_cause p on p.id = h.root_cause_id {CasePapers.OfCase("h")}", number);
    }

    /// <summary>Reads what <see cref="AskBeside"/> asked, beside a case that was read before.</summary>
    internal static async Task<CaseRecord> ReadBesideAsync(NpgsqlDataReader reader, Dossier dossier, Briefing briefing, CancellationToken ct)
    {
        var shown = await CasePapers.ReadAsync(reader, dossier, briefing, ct);
        var row = new Row(reader);
        return new CaseRecord(shown, await row.NextAsync(Line, ct), await row.NextAsync(AttachmentStore.Read, ct))
        {
            BooksHang = (await row.NextAsync(r => r.Flag(0), ct))[0],
            RootCause = (await row.NextAsync(r => r.Text(0), ct)).FirstOrDefault(),
        };
    }

    /// <summary>Who a party is, in clear: only to be called for somebody whose <c>reveal</c> was just committed.</summary>
    public async Task<PartyIdentity> RevealedAsync(Guid party, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"select {PartyColumns.Clear} from party p where p.id = $1");
        command.Parameters.Add(new() { Value = party });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? PartyColumns.Read(new Row(reader)) : new PartyIdentity(party, null, null);
    }

    /// <summary>
    /// A concession's sealed words (密封让步): only to be called for somebody whose <c>read-concession</c> was just committed; null for who
    /// wasn't in the room, whatever they ask for.
    /// </summary>
    public async Task<string?> UnsealedAsync(Actor actor, CaseRecord found, Guid concession, CancellationToken ct)
    {
        if (ReadConcession.OpenTo(found.File, actor).FirstOrDefault(c => c.Id == concession) is not { } open)
            return null;
        await using var command = database.CreateCommand("select text from statement where id = $1 and case_id = $2 and kind = $3");
        command.Parameters.Add(new() { Value = open.Words.Id });
        command.Parameters.Add(new() { Value = found.File.Id });
        command.Parameters.Add(new() { Value = Statement.Sealed });
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    private static readonly string JournalOf =
        $"""
        select j.sequence, j.version, j.at, j.actor, j.actor_name, j.unit_code, j.on_behalf, j.act, j.kind, j.body, j.previous_hash, j.hash
        from journal_entry j
        {CasePapers.OfCase("j")}
        order by j.sequence
        """;

    private static JournalLine Line(Row r) => new(
        r.Int(0), r.Long(1), r.Moment(2), r.Id(3), r.Text(4), r.TextOrNull(5), r.Flag(6), r.Text(7), r.Text(8), r.Text(9),
        r.Text(10), r.Text(11));
}
