using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Papers;

/// <summary>What is known of a kept paper (文书).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Template">Code of its template.</param>
/// <param name="Number">文书号.</param>
/// <param name="MadeAt">出具时刻.</param>
/// <param name="MadeBy">The official's name.</param>
/// <param name="Word">Whether there is a Word file beside the PDF.</param>
/// <param name="Shown">Parties whose names stand in it in clear.</param>
/// <param name="PdfSha256">Digest of the PDF file.</param>
public sealed record KeptPaper(
    Guid Id, string Template, string Number, DateTimeOffset MadeAt, string MadeBy, bool Word, IReadOnlyList<Guid> Shown, string PdfSha256);

/// <summary>Reads kept papers (文书存取), for whoever may see their case.</summary>
public sealed class PaperStore(NpgsqlDataSource database)
{
    /// <summary>The papers of a case, the oldest first; none for whoever may not see it.</summary>
    public async Task<IReadOnlyList<KeptPaper>> OfAsync(Actor actor, string number, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
             select {Columns}
             from paper p
             join case_file c on c.id = p.case_id
             left join account a on a.id = p.made_by
             where c.number = $4 and {Sight.Clause}
             order by p.made_at, p.number
             """, account, units, everything, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>One file of a paper of a case, as it was made; null when there is none, or none for the actor.</summary>
    public async Task<(KeptPaper Paper, byte[] Content)?> OpenAsync(Actor actor, string number, Guid id, bool word, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
             select {Columns}, {(word ? "p.docx" : "p.pdf")}
             from paper p
             join case_file c on c.id = p.case_id
             left join account a on a.id = p.made_by
             where c.number = $4 and p.id = $5 and {Sight.Clause}
             """, account, units, everything, number, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) && !reader.IsDBNull(8) ? (Read(new Row(reader)), reader.GetFieldValue<byte[]>(8)) : null;
    }

    private const string Columns =
        "p.id, p.template, p.number, p.made_at, coalesce(a.display_name, ''), p.docx is not null, p.shown, p.pdf_sha256";

    private static KeptPaper Read(Row r) => new(r.Id(0), r.Text(1), r.Text(2), r.Moment(3), r.Text(4), r.Flag(5), r.Ids(6), r.Text(7));
}
