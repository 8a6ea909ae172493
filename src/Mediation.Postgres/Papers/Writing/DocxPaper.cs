using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Mediation.Casework.Papers;
using Mediation.Casework.Templates;
using Vml = DocumentFormat.OpenXml.Vml;

namespace Mediation.Postgres.Papers.Writing;

/// <summary>
/// Papers as Word files (文书 DOCX), to be filled in further by hand. They name the fonts of official papers; a machine without them takes the one
/// named beside each.
/// </summary>
internal static class DocxPaper
{
    private const string Title = "方正小标宋简体";

    private const string Heading = "黑体";

    private const string Body = "仿宋_GB2312";

    private const string Latin = "Times New Roman";

    private const int TwentiethsOfPoint = 20;

    /// <summary>A file of one paper.</summary>
    public static byte[] Write(Paper paper)
    {
        using var bytes = new MemoryStream();
        using (var file = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<FontTablePart>().Fonts = new Fonts(Known(Title, "黑体"), Known(Body, "仿宋"), Known(Heading, "SimHei"));
            var body = new Body(Line(paper.Title, Title, PaperSheet.TitleSize, JustificationValues.Center, after: PaperSheet.TitleSize / 2));
            foreach (var block in paper.Blocks)
                body.Append(block switch
                {
                    PaperTable table => [Of(table), Line("", Body, PaperSheet.Pad, JustificationValues.Left)],
                    PaperText text => Of(text),
                    PaperSignatures signatures => signatures.Drawn.SelectMany(Of),
                    _ => throw new InvalidOperationException($"Nobody taught Word files about {block.GetType().Name}."),
                });
            body.Append(new SectionProperties(
                new PageSize { Width = Twips(PaperSheet.Width), Height = Twips(PaperSheet.Height) },
                new PageMargin
                {
                    Top = (int)Twips(PaperSheet.Top).Value,
                    Bottom = (int)Twips(PaperSheet.Bottom).Value,
                    Left = Twips(PaperSheet.Left),
                    Right = Twips(PaperSheet.Right),
                }));
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    private static Font Known(string name, string alternative) => new(new AltName { Val = alternative }) { Name = name };

    private static IEnumerable<OpenXmlElement> Of(PaperText text)
    {
        var (shape, size) = (text.Shape, PaperSheet.SizeOf(text.Shape));
        return text.Text.Split('\n').Select(paragraph => Line(paragraph, shape is SectionShape.Heading ? Heading : Body, size,
            PaperSheet.AtRight(shape) ? JustificationValues.Right : JustificationValues.Left,
                PaperSheet.IndentOf(shape), shape is SectionShape.End ? 2 * size : 0));
    }

    private static IEnumerable<OpenXmlElement> Of((string Name, string Path) drawn)
    {
        var lines = string.Concat(PaperSignatures.Strokes(drawn.Path).Where(stroke => stroke.Count > 1)
            .Select(stroke => $"m{string.Join('l', stroke.Select(point => $"{point.X},{point.Y}"))}"));
        var width = PaperSheet.SignatureHeight * PaperSignatures.Width / PaperSignatures.Height;
        yield return Line($"{drawn.Name}：", Body, PaperSheet.TableSize, JustificationValues.Left);
        yield return new Paragraph(new Run(new Picture(new Vml.Shape
        {
            Style = string.Create(CultureInfo.InvariantCulture, $"width:{width}pt;height:{PaperSheet.SignatureHeight}pt"),
            CoordinateSize = $"{PaperSignatures.Width},{PaperSignatures.Height}",
            EdgePath = $"{lines}e",
            Filled = false,
            StrokeColor = "black",
        })));
    }

    private static Table Of(PaperTable table) => new(
    [
        new TableProperties(
            new TableWidth { Width = $"{Twips(PaperSheet.Area)}", Type = TableWidthUnitValues.Dxa },
            new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(),
                Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed }),
        Grid(table),
        .. table.Rows.Index().Select(row => Row(table, row.Index, row.Item)),
    ]);

    // Word wants columns that every row's cells are made of: each place where some row has an edge begins one.
    private static TableGrid Grid(PaperTable table)
    {
        var edges = Edges(table);
        return new TableGrid(edges.Zip(edges.Skip(1), (from, to) => new GridColumn { Width = $"{to - from}" }));
    }

    private static List<int> Edges(PaperTable table) =>
        [.. table.Rows.SelectMany(row => Ends(table, row)).Prepend(0).Distinct().Order()];

    private static IEnumerable<int> Ends(PaperTable table, IReadOnlyList<string> row)
    {
        var at = 0.0;
        foreach (var part in table.WidthsOf(row))
            yield return (int)Math.Round((at += part) * Twips(PaperSheet.Area).Value);
    }

    private static TableRow Row(PaperTable table, int index, IReadOnlyList<string> row)
    {
        var (edges, ends) = (Edges(table), Ends(table, row).Prepend(0).ToList());
        return new TableRow(row.Index().Select(cell => new TableCell(
        [
            new TableCellProperties(
                new TableCellWidth { Width = $"{ends[cell.Index + 1] - ends[cell.Index]}", Type = TableWidthUnitValues.Dxa },
                new GridSpan { Val = edges.IndexOf(ends[cell.Index + 1]) - edges.IndexOf(ends[cell.Index]) },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            .. cell.Item.Split('\n').Select(line =>
                Line(line, table.IsName(index, cell.Index) ? Heading : Body, PaperSheet.TableSize, JustificationValues.Left)),
        ])));
    }

    private static Paragraph Line(
        string text, string font, double size, JustificationValues where, double indent = 0, double right = 0, double after = 0) => new(
        new ParagraphProperties(
            new SpacingBetweenLines { Line = $"{Twips(PaperSheet.LeadingOf(size))}", LineRule = LineSpacingRuleValues.Exact, After = $"{Twips(after)}" },
            new Indentation { FirstLine = $"{Twips(indent)}", Right = $"{Twips(right)}" },
            new Justification { Val = where }),
        new Run(
            new RunProperties(new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = font }, new FontSize { Val = $"{size * 2:0}" }),
            new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4U };

    private static UInt32Value Twips(double points) => (uint)Math.Round(points * TwentiethsOfPoint);
}
