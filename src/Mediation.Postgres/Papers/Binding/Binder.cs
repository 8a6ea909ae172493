using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Mediation.Postgres.Papers.Writing;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace Mediation.Postgres.Papers.Binding;

/// <summary>A document to be bound (待装订).</summary>
/// <param name="Name">As the contents have it.</param>
/// <param name="Note">Such as its number.</param>
/// <param name="Type">Media type: PDF, JPEG or PNG.</param>
/// <param name="Content">The file.</param>
internal sealed record LooseDocument(string Name, string Note, string Type, byte[] Content);

/// <summary>
/// Binds documents into one PDF file (装订): cover, contents, the documents with their pages numbered through, back. A PDF file that somebody sent in
/// and that can't be read stands as a page that says so; it isn't left out in silence.
/// </summary>
internal sealed class Binder(Template template, PaperCase known)
{
    private const double Corner = 40;

    /// <summary>The bound file.</summary>
    public byte[] Bind(IReadOnlyList<LooseDocument> documents)
    {
        PaperFonts.Install();
        var opened = documents.Select(document => (Document: document, Pages: Opened(document))).ToList();
        try
        {
            return Bind([.. opened]);
        }
        finally
        {
            foreach (var (_, pages) in opened)
                pages.Dispose();
        }
    }

    private byte[] Bind(IReadOnlyList<(LooseDocument Document, PdfDocument Pages)> documents)
    {
        using var file = PdfPaper.Begin(template.Name, known.Now);
        var (listed, page) = (new List<BoundDocument>(), 1);
        foreach (var (document, pages) in documents)
        {
            listed.Add(new BoundDocument(document.Name, page, document.Note));
            page += pages.PageCount;
        }
        var values = (known with { Pages = page - 1 }).Values;
        PdfPaper.Draw(file, BoundFile.Cover(template, values));
        PdfPaper.Draw(file, BoundFile.ContentsOf(template, listed));
        var number = 1;
        foreach (var sheet in documents.SelectMany(each => each.Pages.Pages.Cast<PdfPage>()))
            PdfPaper.Stamp(file.AddPage(sheet), $"{number++}", Corner, centred: false);
        PdfPaper.Draw(file, BoundFile.Back(template, values));
        return PdfPaper.Bytes(file);
    }

    private PdfDocument Opened(LooseDocument document)
    {
        try
        {
            return Read(document.Type == "application/pdf" ? document.Content : Picture(document));
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            // A file from outside may trip its reader in any way; one of them must not keep the others from being bound.
            return Read(PdfPaper.Write(new Paper(document.Name, [new PaperText("此件的文件不能装入，另附。", SectionShape.Body)]), known.Now));
        }
    }

    private static PdfDocument Read(byte[] content) => PdfReader.Open(new MemoryStream(content), PdfDocumentOpenMode.Import);

    // A picture fills what is written on, with its name under it.
    private byte[] Picture(LooseDocument document)
    {
        using var file = PdfPaper.Begin(document.Name, known.Now);
        PdfPaper.Draw(file, new Paper(document.Name, []));
        using var content = new MemoryStream(document.Content);
        using (var picture = XImage.FromStream(content))
        using (var page = XGraphics.FromPdfPage(file.Pages[^1], XGraphicsPdfPageOptions.Append))
        {
            var top = PaperSheet.Top + (3 * PaperSheet.TitleSize);
            var scale = Math.Min(PaperSheet.Area / picture.PointWidth, (PaperSheet.Height - PaperSheet.Bottom - top) / picture.PointHeight);
            page.DrawImage(picture, PaperSheet.Left, top, picture.PointWidth * scale, picture.PointHeight * scale);
        }
        return PdfPaper.Bytes(file);
    }
}
