using Mediation.Casework.Acts;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Papers;

/// <summary>Papers that a decision made, with their files (文书文件行).</summary>
internal static class PaperWriter
{
    public static void Insert(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        foreach (var paper in decision.Papers)
            batch.Add(
                """
                insert into paper (id, case_id, template, template_number, number, made_at, made_by, shown, pdf, pdf_sha256, docx, docx_sha256)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                paper.Id, decision.After.Id, paper.Template, paper.TemplateNumber, paper.Number, doing.Now.ToUniversalTime(), doing.Actor.Id,
                paper.Shown.ToArray(), paper.Pdf.Content, paper.Pdf.Sha256, Sql.Bytes(paper.Docx?.Content), Sql.Text(paper.Docx?.Sha256));
    }
}
