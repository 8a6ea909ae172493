using Mediation.Casework.Actors;
using Mediation.Casework.Journal;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
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
public sealed record CaseRecord(ShownCase Shown, IReadOnlyList<JournalLine> Journal, IReadOnlyList<Attachment> Attachments) : ShownCase(Shown);

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
        CasePapers.Ask(batch, number);
        batch.Add(JournalOf, number);
        batch.Add($"select a.id, a.name, a.type, a.bytes, a.sha256 from attachment a {CasePapers.OfCase("a")} order by a.id", number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var (briefing, cases) = await briefer.ReadAsync(reader, actor, ct);
        if (cases is not [var found, ..] || !Sight.MaySee(actor, found.Dossier.File))
            return null;
        await reader.NextResultAsync(ct);
        var shown = await CasePapers.ReadAsync(reader, found.Dossier, briefing, ct);
        var row = new Row(reader);
        return new CaseRecord(shown, await row.NextAsync(Line, ct), await row.NextAsync(AttachmentStore.Read, ct));
    }

    /// <summary>A party's name and telephone in clear: only to be called for somebody whose <c>reveal</c> was just committed.</summary>
    public async Task<(string? Name, string? Phone)> RevealedAsync(Guid party, CancellationToken ct)
    {
        await using var command = database.CreateCommand("select name, phone from party where id = $1");
        command.Parameters.Add(new() { Value = party });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (new Row(reader).TextOrNull(0), new Row(reader).TextOrNull(1)) : (null, null);
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
