using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Mediation.Postgres.Papers.Writing;

/// <summary>Words that stand together on a line, in one font (字段).</summary>
internal sealed record PdfRun(string Text, XFont Font, double Width);

/// <summary>
/// Measures and breaks words the way Chinese is set (排字): between any two characters, but no line begins with a closing mark or ends with an opening
/// one, and a Latin word or a number stays whole. One pen for one file.
/// </summary>
internal sealed class PdfPen(XGraphics measure)
{
    private const string NoStart = "，。、；：？！）》〉」』】”’…％%,.;:?!)]}";

    private const string NoEnd = "（《〈「『【“‘([{";

    private readonly Dictionary<(string Face, double Size), XFont> fonts = [];

    private readonly Dictionary<(string Text, XFont Font), double> widths = [];

    /// <summary>The lines of a text, each as its runs; the first may begin further in.</summary>
    public IReadOnlyList<IReadOnlyList<PdfRun>> Lines(string text, string face, double size, double width, double indent = 0)
    {
        var lines = new List<IReadOnlyList<PdfRun>>();
        foreach (var paragraph in text.Split('\n'))
        {
            var (line, used, room) = (new List<PdfRun>(), 0.0, width - indent);
            foreach (var word in Words(paragraph).SelectMany(word => Fitting(Run(word, face, size), face, size, width)))
            {
                if (used + word.Width > room + 0.01 && line.Count > 0)
                {
                    var moved = Carried(line, word);
                    lines.Add(Joined(line));
                    (line, used, room) = (moved, moved.Sum(run => run.Width), width);
                }
                line.Add(word);
                used += word.Width;
            }
            lines.Add(Joined(line));
        }
        return lines;
    }

    /// <summary>Draws a line with its foot at a height.</summary>
    public static void Draw(XGraphics page, IReadOnlyList<PdfRun> line, double left, double foot)
    {
        foreach (var run in line)
        {
            page.DrawString(run.Text, run.Font, XBrushes.Black, left, foot);
            left += run.Width;
        }
    }

    // What has to go down to the next line, for the break to stand at a place where it may.
    private static List<PdfRun> Carried(List<PdfRun> line, PdfRun next)
    {
        var from = line.Count;
        while (from > 1 && (NoStart.Contains((from < line.Count ? line[from] : next).Text[0]) || NoEnd.Contains(line[from - 1].Text[^1])))
            from--;
        var moved = line[from..];
        line.RemoveRange(from, moved.Count);
        return moved;
    }

    private static List<PdfRun> Joined(List<PdfRun> words)
    {
        var runs = new List<PdfRun>();
        foreach (var word in words)
            if (runs.Count > 0 && ReferenceEquals(runs[^1].Font, word.Font))
                runs[^1] = new PdfRun(runs[^1].Text + word.Text, word.Font, runs[^1].Width + word.Width);
            else
                runs.Add(word);
        return runs;
    }

    private IEnumerable<PdfRun> Fitting(PdfRun word, string face, double size, double width) =>
        word.Width <= width ? [word] : word.Text.EnumerateRunes().Select(rune => Run(rune.ToString(), face, size));

    private static IEnumerable<string> Words(string paragraph)
    {
        var word = new StringBuilder();
        foreach (var rune in paragraph.EnumerateRunes())
        {
            var latin = rune.Value < 0x250 && rune.Value != ' ';
            if (!latin && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
            if (latin)
                word.Append(rune);
            else
                yield return rune.Value == '\t' ? " " : rune.ToString();
        }
        if (word.Length > 0)
            yield return word.ToString();
    }

    private PdfRun Run(string text, string face, double size)
    {
        var font = Font(face, size);
        if (text.EnumerateRunes().Any(rune => GlyphHelper.GlyphIndexFromCodePoint(rune.Value, font) == 0))
            font = Font(PaperFonts.Rare, size);
        if (!widths.TryGetValue((text, font), out var width))
            widths[(text, font)] = width = measure.MeasureString(text, font, XStringFormats.Default).Width;
        return new PdfRun(text, font, width);
    }

    private XFont Font(string face, double size)
    {
        if (!fonts.TryGetValue((face, size), out var font))
            fonts[(face, size)] = font = new XFont(face, size);
        return font;
    }
}
