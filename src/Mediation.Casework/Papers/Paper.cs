using System.Globalization;
using Mediation.Casework.Templates;

namespace Mediation.Casework.Papers;

/// <summary>A part of a paper, from top to bottom (文书段落).</summary>
public abstract record PaperBlock;

/// <summary>Words in one style (文字); each line is a paragraph of its own.</summary>
/// <param name="Text">The words.</param>
/// <param name="Shape">How they stand.</param>
public sealed record PaperText(string Text, SectionShape Shape) : PaperBlock;

/// <summary>A table (表格). A cell may hold several lines, and an empty one is left for the pen.</summary>
/// <param name="Rows">Cells by row; rows need not have the same number of cells.</param>
/// <param name="Widths">What part of the width each column has, under a first row of heads; null for rows of name and value.</param>
public sealed record PaperTable(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<double>? Widths = null) : PaperBlock
{
    private const double Name = 0.2;

    /// <summary>The parts of the width that a row's cells have; they make one together.</summary>
    public IReadOnlyList<double> WidthsOf(IReadOnlyList<string> row) => Widths is { } columns
        ? [.. columns.Select(column => column / columns.Sum())]
        : row.Count switch
        {
            2 => [Name, 1 - Name],
            4 => [Name, 0.5 - Name, Name, 0.5 - Name],
            var cells => [.. Enumerable.Repeat(1.0 / cells, cells)],
        };

    /// <summary>Whether a cell names what another holds.</summary>
    public bool IsName(int row, int cell) => Widths is null ? Rows[row].Count is 2 or 4 && cell % 2 == 0 : row == 0;
}

/// <summary>Signatures that were drawn on a screen (电子签名), in the order in which they were given.</summary>
/// <param name="Drawn">Whose each is, and its lines: an SVG path of moves and straight lines on a field of 600 by 200.</param>
public sealed record PaperSignatures(IReadOnlyList<(string Name, string Path)> Drawn) : PaperBlock
{
    /// <summary>How wide the field of a signature is, in its own units.</summary>
    public const int Width = 600;

    /// <summary>How high it is.</summary>
    public const int Height = 200;

    /// <summary>The strokes of a path, each as the points that it runs through.</summary>
    public static IReadOnlyList<IReadOnlyList<(int X, int Y)>> Strokes(string path) =>
    [
        .. path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(stroke => (IReadOnlyList<(int X, int Y)>)
        [
            .. stroke.Split('L').Select(point => point.Split(' ')).Where(point => point.Length == 2)
                .Select(point => (int.Parse(point[0], CultureInfo.InvariantCulture), int.Parse(point[1], CultureInfo.InvariantCulture))),
        ]),
    ];
}

/// <summary>A paper before it is written as a file (文书内容): the same for every file format and for the preview.</summary>
/// <param name="Title">标题.</param>
/// <param name="Blocks">What stands under it.</param>
public sealed record Paper(string Title, IReadOnlyList<PaperBlock> Blocks)
{
    private const char Cell = '|';

    /// <summary>
    /// A template filled with values by field. A line all of whose fields have no value is left out; in tables the cell stays, empty. A section that is
    /// for each party of a side is repeated for each; tables that follow one another are one; a heading over nothing is left out.
    /// </summary>
    public static Paper Of(Template template, PaperValues values)
    {
        var title = template.Sections.FirstOrDefault(section => section.Shape is SectionShape.Title);
        var blocks = new List<PaperBlock>();
        foreach (var section in template.Sections.Where(section => section.Shape is not (SectionShape.Title or SectionShape.Screen)))
            foreach (var block in values.For(section.Each).Select(known => Block(template, section, known)))
                if (block is PaperTable table && blocks is [.., PaperTable above])
                    blocks[^1] = above with { Rows = [.. above.Rows, .. table.Rows] };
                else if (block is not null)
                    blocks.Add(block);
                else if (section.Shape is SectionShape.Body && blocks is [.., PaperText { Shape: SectionShape.Heading }])
                    blocks.RemoveAt(blocks.Count - 1);
        return new Paper(title is null ? template.Name : template.Say(title, values.Common), blocks);
    }

    private static PaperBlock? Block(Template template, TemplateSection section, IReadOnlyDictionary<string, string> values)
    {
        var lines = section.Text.Split('\n');
        if (section.Shape is SectionShape.Table)
            return new PaperTable([.. lines.Select(line =>
                (IReadOnlyList<string>)[.. line.Split(Cell).Select(cell => template.Say(section with { Text = cell }, values))])]);
        if (section.Shape is SectionShape.Signatures)
            return Signatures(template.Say(section, values));
        var said = lines.Where(line => Speaks(template.FieldsIn(line), values)).Select(line => template.Say(section with { Text = line }, values)).ToList();
        return said.Count == 0 ? null : new PaperText(string.Join('\n', said), section.Shape);
    }

    private static PaperSignatures? Signatures(string lines)
    {
        var drawn = lines.Split('\n').Select(line => line.Split(Cell)).Where(line => line.Length == 2).Select(line => (line[0], line[1])).ToList();
        return drawn.Count == 0 ? null : new PaperSignatures(drawn);
    }

    private static bool Speaks(IReadOnlyList<TemplateField> fields, IReadOnlyDictionary<string, string> values) =>
        fields.Count == 0 || fields.Any(field => values.GetValueOrDefault(field.Code) is { Length: > 0 });
}
