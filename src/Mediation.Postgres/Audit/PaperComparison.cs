using Mediation.Casework.Journal;

namespace Mediation.Postgres.Audit;

/// <summary>A kept paper as an audit needs it (文书列): what it says of itself, and the digests of the bytes that are kept.</summary>
internal sealed record PaperColumns(
    Guid Id, string Template, int TemplateNumber, string Number, DateTimeOffset MadeAt, Guid MadeBy, IReadOnlyList<Guid> Shown, string PdfDigest,
    string SaidOfPdf, string? DocxDigest, string? SaidOfDocx);

/// <summary>Compares the papers that are kept of a case with those that its journal says were made (核对文书).</summary>
internal static class PaperComparison
{
    /// <summary>Every paper that is gone, isn't what was made, or was never made; by its number.</summary>
    /// <param name="lines">The journal's lines, which are whole.</param>
    /// <param name="events">The same, read.</param>
    /// <param name="kept">The rows.</param>
    public static IEnumerable<(AuditFault Fault, string Where)> Differences(
        IReadOnlyList<JournalEntry> lines, IReadOnlyList<CaseEvent> events, IReadOnlyList<PaperColumns> kept)
    {
        var rows = kept.ToDictionary(row => row.Id);
        foreach (var (line, happened) in lines.Zip(events))
            if (happened is PaperMade made)
            {
                if (!rows.Remove(made.Paper, out var row))
                    yield return (AuditFault.PaperLost, made.Number);
                else if (!Fits(row, made, line, ShownWith(line, lines, events)))
                    yield return (AuditFault.PaperDiffers, made.Number);
            }
        foreach (var stray in rows.Values)
            yield return (AuditFault.PaperUntold, stray.Number);
    }

    // The act that makes a paper with names in clear tells in the same breath whose.
    private static HashSet<Guid> ShownWith(JournalEntry line, IReadOnlyList<JournalEntry> lines, IReadOnlyList<CaseEvent> events) =>
        [.. lines.Zip(events).Where(each => each.First.Version == line.Version).Select(each => each.Second).OfType<Revealed>().Select(shown => shown.Party)];

    private static bool Fits(PaperColumns row, PaperMade made, JournalEntry line, HashSet<Guid> shown) =>
        (row.Template, row.TemplateNumber, row.Number, row.PdfDigest, row.SaidOfPdf, row.DocxDigest, row.SaidOfDocx)
            == (made.Template, made.TemplateNumber, made.Number, made.PdfSha256, made.PdfSha256, made.DocxSha256, made.DocxSha256)
        && (row.MadeAt, row.MadeBy) == (line.At, line.Actor) && shown.SetEquals(row.Shown);
}
