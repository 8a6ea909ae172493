using Mediation.Casework.Papers;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Mediation.Postgres.Papers.Writing;

/// <summary>Papers as PDF (文书 PDF): the fonts are embedded, so that it looks the same everywhere.</summary>
internal static class PdfPaper
{
    private const double FootNote = 20;

    /// <summary>A file of one paper; its pages are numbered when there are several.</summary>
    public static byte[] Write(Paper paper, DateTimeOffset at)
    {
        using var file = Begin(paper.Title, at);
        Draw(file, paper);
        if (file.PageCount > 1)
            for (var number = 1; number <= file.PageCount; number++)
                Stamp(file.Pages[number - 1], $"— {number} —", PaperSheet.Height - PaperSheet.Bottom + (2 * FootNote), centred: true);
        return Bytes(file);
    }

    /// <summary>A file without pages.</summary>
    public static PdfDocument Begin(string title, DateTimeOffset at)
    {
        PaperFonts.Install();
        var file = new PdfDocument();
        (file.Info.Title, file.Info.CreationDate) = (title, at.UtcDateTime);
        return file;
    }

    /// <summary>Adds a paper, from a page of its own.</summary>
    public static void Draw(PdfDocument file, Paper paper)
    {
        var flow = new PdfFlow(file);
        flow.Set(paper);
        flow.End();
    }

    /// <summary>Writes a number on a page that is there, at the foot or at the corner.</summary>
    public static void Stamp(PdfPage page, string number, double y, bool centred)
    {
        using var graphics = XGraphics.FromPdfPage(page, XGraphicsPdfPageOptions.Append);
        var font = new XFont(PaperFonts.Body, PaperSheet.TableSize);
        var width = graphics.MeasureString(number, font).Width;
        var sheet = page.Width.Point;
        graphics.DrawString(number, font, XBrushes.Black, centred ? (sheet - width) / 2 : sheet - PaperSheet.Right - width, y);
    }

    /// <summary>The file's bytes.</summary>
    public static byte[] Bytes(PdfDocument file)
    {
        using var bytes = new MemoryStream();
        file.Save(bytes, closeStream: false);
        return bytes.ToArray();
    }
}
