using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Npgsql;

namespace Mediation.Postgres.Papers.Binding;

/// <summary>What there is to bind of a case (待装订材料): its papers and attachments, in the order of the file.</summary>
/// <param name="Documents">In order.</param>
/// <param name="Shown">Parties whose names stand in them in clear.</param>
internal sealed record LooseDocuments(IReadOnlyList<LooseDocument> Documents, IReadOnlyList<Guid> Shown)
{
    /// <summary>Reads them; an earlier binding isn't bound again.</summary>
    public static async Task<LooseDocuments> ReadAsync(NpgsqlConnection connection, Guid file, TemplateSet templates, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select template, number, shown, pdf from paper where case_id = $1 and docx is not null order by made_at, number", file);
        batch.Add("select name, type, content from attachment where case_id = $1 order by id", file);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var papers = await row.RestAsync(r => (Template: r.Text(0), Number: r.Text(1), Shown: r.Ids(2), Pdf: r.Bytes(3)), ct);
        var attachments = await row.NextAsync(r => new LooseDocument(r.Text(0), "", r.Text(1), r.Bytes(2)), ct);
        var placed = papers
            .Select(paper => (Order: templates.Find(paper.Template)?.Form?.Order ?? 0,
                Document: new LooseDocument(templates.Find(paper.Template)?.Name ?? paper.Template, paper.Number, "application/pdf", paper.Pdf)))
            .Concat(attachments.Select(attachment => (Order: BoundFile.OrderOfAttachments, Document: attachment)));
        return new LooseDocuments([.. placed.OrderBy(each => each.Order).Select(each => each.Document)],
            [.. papers.SelectMany(paper => paper.Shown).Distinct()]);
    }
}
