using Mediation.Casework.Templates;

namespace Mediation.Casework.Papers;

/// <summary>A document that is bound into a file (卷内文书).</summary>
/// <param name="Name">As the contents have it.</param>
/// <param name="Page">The page it begins on, from 1.</param>
/// <param name="Note">Such as its number.</param>
public sealed record BoundDocument(string Name, int Page, string Note);

/// <summary>
/// The parts of a bound file that are written for it (卷宗): cover, contents and back, from the sections of one template. The documents between
/// contents and back bear the page numbers.
/// </summary>
public static class BoundFile
{
    /// <summary>Code of its template.</summary>
    public const string Code = "volume";

    /// <summary>Where attachments stand among the papers, by the order of templates (证据材料).</summary>
    public const int OrderOfAttachments = 7;

    private const string Contents = "contents";

    private static readonly string[] Behind = ["missing", "identity", "back"];

    private static readonly double[] Columns = [1, 5, 1, 3];

    /// <summary>封面.</summary>
    public static Paper Cover(Template template, PaperValues values) =>
        Paper.Of(template with { Sections = [.. template.Sections.Where(section => section.Code != Contents && !Behind.Contains(section.Code))] }, values);

    /// <summary>卷内目录.</summary>
    public static Paper ContentsOf(Template template, IEnumerable<BoundDocument> documents)
    {
        var section = template.Sections.First(one => one.Code == Contents);
        return new Paper(section.Name,
        [
            new PaperTable(
                [section.Text.Split('|'),
                    .. documents.Index().Select(each => (IReadOnlyList<string>)[$"{each.Index + 1}", each.Item.Name, $"{each.Item.Page}", each.Item.Note])],
                Columns),
        ]);
    }

    /// <summary>封底, with what is missing.</summary>
    public static Paper Back(Template template, PaperValues values) =>
        Paper.Of(template with
        {
            Name = template.Sections.First(section => section.Code == Behind[^1]).Name,
            Sections = [.. template.Sections.Where(section => Behind.Contains(section.Code))]
        }, values);
}
