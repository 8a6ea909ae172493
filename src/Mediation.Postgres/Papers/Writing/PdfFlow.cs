using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace Mediation.Postgres.Papers.Writing;

/// <summary>Sets the parts of papers one under the other, from page to page (排版).</summary>
internal sealed class PdfFlow
{
    private static readonly XPen Line = new(XColors.Black, 0.6);

    private readonly PdfDocument file;

    private readonly PdfPen pen;

    private XGraphics page;

    private double y;

    /// <summary>Begins a first page.</summary>
    public PdfFlow(PdfDocument file)
    {
        this.file = file;
        page = Begin();
        pen = new PdfPen(page);
    }

    private static double Foot => PaperSheet.Height - PaperSheet.Bottom;

    /// <summary>Sets a paper, from where the page is.</summary>
    public void Set(Paper paper)
    {
        foreach (var line in pen.Lines(paper.Title, PaperFonts.Title, PaperSheet.TitleSize, PaperSheet.Area))
            Put(line, PaperSheet.TitleSize, PaperSheet.Left + ((PaperSheet.Area - Width(line)) / 2));
        y += PaperSheet.TitleSize / 2;
        foreach (var block in paper.Blocks)
            if (block is PaperTable table)
                Set(table);
            else if (block is PaperText text)
                Set(text);
            else if (block is PaperSignatures signatures)
                Set(signatures);
    }

    /// <summary>Ends the last page.</summary>
    public void End() => page.Dispose();

    private void Set(PaperText text)
    {
        var (shape, size) = (text.Shape, PaperSheet.SizeOf(text.Shape));
        var face = shape is SectionShape.Heading ? PaperFonts.Title : PaperFonts.Body;
        if (shape is SectionShape.End or SectionShape.Plain or SectionShape.Note)
            y += size / 2;
        IReadOnlyList<IReadOnlyList<IReadOnlyList<PdfRun>>> paragraphs =
            [.. text.Text.Split('\n').Select(paragraph => pen.Lines(paragraph, face, size, PaperSheet.Area, PaperSheet.IndentOf(shape)))];
        if (shape is not SectionShape.Body)
            Keep((paragraphs.Sum(lines => lines.Count) + (shape is SectionShape.Heading ? 2 : 0)) * PaperSheet.LeadingOf(size));
        foreach (var lines in paragraphs)
            foreach (var (at, line) in lines.Index())
                Put(line, size, PaperSheet.AtRight(shape)
                    ? PaperSheet.Width - PaperSheet.Right - Width(line) - (shape is SectionShape.End ? 2 * size : 0)
                    : PaperSheet.Left + (at == 0 ? PaperSheet.IndentOf(shape) : 0));
    }

    // Each beside the name of who signed, on one page.
    private void Set(PaperSignatures signatures)
    {
        const double scale = PaperSheet.SignatureHeight / PaperSignatures.Height;
        Keep(signatures.Drawn.Count * PaperSheet.SignatureHeight);
        foreach (var (name, path) in signatures.Drawn)
        {
            if (y + PaperSheet.SignatureHeight > Foot)
                Turn();
            PdfPen.Draw(page, pen.Lines($"{name}：", PaperFonts.Body, PaperSheet.TableSize, PaperSheet.Area / 3)[0], PaperSheet.Left, y + (PaperSheet.SignatureHeight / 2));
            foreach (var stroke in PaperSignatures.Strokes(path).Where(stroke => stroke.Count > 1))
                page.DrawLines(Line, [.. stroke.Select(point => new XPoint(PaperSheet.Left + (PaperSheet.Area / 3) + (point.X * scale), y + (point.Y * scale)))]);
            y += PaperSheet.SignatureHeight;
        }
    }

    private void Set(PaperTable table)
    {
        y += PaperSheet.Pad;
        foreach (var (index, row) in table.Rows.Index())
            Set(table, index, row);
        y += PaperSheet.Pad;
    }

    private void Set(PaperTable table, int index, IReadOnlyList<string> row)
    {
        var leading = PaperSheet.LeadingOf(PaperSheet.TableSize);
        IReadOnlyList<double> widths = [.. table.WidthsOf(row).Select(part => part * PaperSheet.Area)];
        IReadOnlyList<IReadOnlyList<IReadOnlyList<PdfRun>>> cells = [.. row.Index().Select(cell => pen.Lines(cell.Item,
            table.IsName(index, cell.Index) ? PaperFonts.Title : PaperFonts.Body, PaperSheet.TableSize, widths[cell.Index] - (2 * PaperSheet.Pad)))];
        var (all, from) = (cells.Max(lines => lines.Count), 0);
        var whole = (all * leading) + (2 * PaperSheet.Pad);
        Keep(whole);
        while (from < all)
        {
            var some = Math.Min(all - from, (int)((Foot - y - (2 * PaperSheet.Pad)) / leading));
            if (some > 0)
            {
                Part(cells, widths, from, some);
                from += some;
            }
            if (from < all)
                Turn();
        }
    }

    // A row, or as much of it as the page has room for.
    private void Part(IReadOnlyList<IReadOnlyList<IReadOnlyList<PdfRun>>> cells, IReadOnlyList<double> widths, int from, int some)
    {
        var leading = PaperSheet.LeadingOf(PaperSheet.TableSize);
        var (left, height) = (PaperSheet.Left, (some * leading) + (2 * PaperSheet.Pad));
        foreach (var (at, lines) in cells.Index())
        {
            page.DrawRectangle(Line, left, y, widths[at], height);
            foreach (var (down, line) in lines.Skip(from).Take(some).Index())
                PdfPen.Draw(page, line, left + PaperSheet.Pad, y + PaperSheet.Pad + (leading * (down + 0.75)));
            left += widths[at];
        }
        y += height;
    }

    // What is signed, and by whom, stands on one page; a heading has the first lines under it.
    private void Keep(double height)
    {
        if (y + height > Foot && height <= Foot - PaperSheet.Top)
            Turn();
    }

    private void Put(IReadOnlyList<PdfRun> line, double size, double left)
    {
        var leading = PaperSheet.LeadingOf(size);
        if (y + leading > Foot)
            Turn();
        PdfPen.Draw(page, line, left, y + (leading * 0.75));
        y += leading;
    }

    private void Turn()
    {
        page.Dispose();
        page = Begin();
    }

    private XGraphics Begin()
    {
        var sheet = file.AddPage();
        (sheet.Width, sheet.Height) = (XUnit.FromPoint(PaperSheet.Width), XUnit.FromPoint(PaperSheet.Height));
        y = PaperSheet.Top;
        return XGraphics.FromPdfPage(sheet);
    }

    private static double Width(IReadOnlyList<PdfRun> line) => line.Sum(run => run.Width);
}
