using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A party as everybody on the case may see it (当事人，脱敏).</summary>
public sealed record MaskedParty(Guid Id, string? Name, string? Phone);

/// <summary>An answer kept with the case (判定记录).</summary>
public sealed record KeptRuling(DateTimeOffset AskedAt, Ruling Ruling);

/// <summary>A paper of the case (文书).</summary>
public sealed record KeptDocument(Guid Id, string Template, DateTimeOffset MadeAt, IReadOnlyDictionary<string, string> Values);

/// <summary>One line of the journal as stored (流水).</summary>
public sealed record JournalLine(
    int Sequence, long Version, DateTimeOffset At, Guid Actor, string ActorName, string? Unit, bool OnBehalf, string Act,
    string Kind, string Body, string PreviousHash, string Hash)
{
    /// <summary>What happened, read back.</summary>
    public CaseEvent Event => JournalJson.Read(Body);
}

/// <summary>Everything one page shows of a case (案卷页).</summary>
public sealed record CaseRecord(
    Dossier Dossier, Briefing Briefing, string PlaceText, IReadOnlyDictionary<Guid, string> Words,
    IReadOnlyList<MaskedParty> Parties, IReadOnlyList<KeptRuling> Rulings, IReadOnlyList<KeptDocument> Documents,
    IReadOnlyList<JournalLine> Journal)
{
    /// <summary>案卷.</summary>
    public CaseFile File => Dossier.File;

    /// <summary>Files that came with the complaint, in the order they were uploaded (附件).</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}

/// <summary>Reads a case for somebody (读案卷页): in two round trips, masked; what they may not see isn't there.</summary>
public sealed class CaseRecords(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    private readonly Briefer briefer = new(inForce, real);

    /// <summary>The case as the actor may see it; null when there is none, or none for them.</summary>
    public async Task<CaseRecord?> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await FindAsync(connection, actor, number, ct);
    }

    /// <summary>The same on a connection, and so as its transaction sees the case.</summary>
    public async Task<CaseRecord?> FindAsync(NpgsqlConnection connection, Actor actor, string number, CancellationToken ct)
    {
        var (briefing, found) = await briefer.BriefAsync(connection, actor, number, locked: false, null, ct);
        if (found is null || !Sight.MaySee(actor, found.Dossier.File))
            return null;
        await using var batch = new NpgsqlBatch(connection);
        var id = found.Dossier.File.Id;
        batch.Add("select text from complaint_place where case_id = $1", id);
        batch.Add("select id, text from statement where case_id = $1", id);
        batch.Add(Masked, id);
        batch.Add("select asked_at, body::text from ruling where case_id = $1 order by asked_at, position", id);
        batch.Add("select id, template, made_at, body::text from document where case_id = $1 order by made_at, id", id);
        batch.Add(JournalOf, id);
        batch.Add("select id, name, type, bytes, sha256 from attachment where case_id = $1 order by id", id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var place = await row.RestAsync(r => r.Text(0), ct);
        var words = await row.NextAsync(r => (Id: r.Id(0), Text: r.Text(1)), ct);
        var parties = await row.NextAsync(r => new MaskedParty(r.Id(0), r.TextOrNull(1), r.TextOrNull(2)), ct);
        var rulings = await row.NextAsync(r => new KeptRuling(r.Moment(0), Json.Read<Ruling>(r.Text(1))), ct);
        var documents = await row.NextAsync(
            r => new KeptDocument(r.Id(0), r.Text(1), r.Moment(2), Json.Read<Dictionary<string, string>>(r.Text(3))), ct);
        var journal = await row.NextAsync(Line, ct);
        var attachments = await row.NextAsync(AttachmentStore.Read, ct);
        return new CaseRecord(found.Dossier, briefing with { States = found.Dossier.States }, place.FirstOrDefault() ?? "",
            words.ToDictionary(w => w.Id, w => w.Text), parties, rulings, documents, journal)
        {
            Attachments = attachments,
        };
    }

    /// <summary>A party's name and telephone in clear: only to be called for somebody whose <c>reveal</c> was just committed.</summary>
    public async Task<(string? Name, string? Phone)> RevealedAsync(Guid party, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select name, phone from party where id = $1");
        command.Parameters.Add(new() { Value = party });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (new Row(reader).TextOrNull(0), new Row(reader).TextOrNull(1)) : (null, null);
    }

    /// <summary>Masked in the database, so that clear names don't travel: 张**, 138****1234.</summary>
    private const string Masked =
        """
        select id,
               left(name, 1) || repeat('*', greatest(least(length(name) - 1, 3), 1)),
               case when length(phone) >= 7 then left(phone, 3) || '****' || right(phone, 4) else repeat('*', length(phone)) end
        from party
        where case_id = $1
        order by id
        """;

    private const string JournalOf =
        """
        select sequence, version, at, actor, actor_name, unit_code, on_behalf, act, kind, body, previous_hash, hash
        from journal_entry
        where case_id = $1
        order by sequence
        """;

    private static JournalLine Line(Row r) => new(
        r.Int(0), r.Long(1), r.Moment(2), r.Id(3), r.Text(4), r.TextOrNull(5), r.Flag(6), r.Text(7), r.Text(8), r.Text(9),
        r.Text(10), r.Text(11));
}
