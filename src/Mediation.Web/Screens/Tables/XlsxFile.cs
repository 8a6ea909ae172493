using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Mediation.Web.Screens.Tables;

/// <summary>A sheet of a workbook (工作表).</summary>
/// <param name="Name">At most 31 characters, none of <c>: \ / ? * [ ]</c>.</param>
/// <param name="Heads">What the columns are called.</param>
/// <param name="Rows">Words, and whole numbers as numbers.</param>
internal sealed record XlsxSheet(string Name, IReadOnlyList<string> Heads, IEnumerable<IReadOnlyList<object>> Rows);

/// <summary>
/// Tables as an Excel workbook (导出为 Excel): every cell is words, so that no code loses its zeros and nothing is a formula, but for counts,
/// which people add up.
/// </summary>
internal static class XlsxFile
{
    private const string Only = "表";

    private const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A file of one sheet as an answer.</summary>
    public static IResult Answer(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) =>
        Answer(name, new XlsxSheet(Only, heads, rows));

    /// <summary>A file of several sheets as an answer.</summary>
    public static IResult Answer(string name, params IReadOnlyList<XlsxSheet> sheets) => Results.File(Write(sheets), Type, name);

    /// <summary>The bytes of a file of one sheet.</summary>
    public static byte[] Write(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) => Write(new XlsxSheet(Only, heads, rows));

    /// <summary>The bytes of a file; rows are written as they are read.</summary>
    public static byte[] Write(params IReadOnlyList<XlsxSheet> sheets)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(package, "[Content_Types].xml",
                $"""
                <Types xmlns="{Package}/content-types">
                  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                  <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                  {string.Concat(sheets.Index().Select(sheet => $"""<Override PartName="/xl/worksheets/sheet{sheet.Index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}
                </Types>
                """);
            Add(package, "_rels/.rels", Relations(Relation(1, "officeDocument", "xl/workbook.xml")));
            Add(package, "xl/_rels/workbook.xml.rels", Relations([.. sheets.Index().Select(sheet => Relation(sheet.Index + 1, "worksheet", $"worksheets/sheet{sheet.Index + 1}.xml"))]));
            Add(package, "xl/workbook.xml", new XElement(Main + "workbook", new XAttribute(XNamespace.Xmlns + "r", Office),
                new XElement(Main + "sheets", sheets.Index().Select(sheet => new XElement(Main + "sheet",
                    new XAttribute("name", sheet.Item.Name), new XAttribute("sheetId", sheet.Index + 1), new XAttribute(XName.Get("id", Office), $"r{sheet.Index + 1}"))))).ToString());
            foreach (var (at, sheet) in sheets.Index())
                Add(package, $"xl/worksheets/sheet{at + 1}.xml", new XStreamingElement(Main + "worksheet", new XStreamingElement(Main + "sheetData",
                    sheet.Rows.Prepend(sheet.Heads).Select(row => new XElement(Main + "row", row.Select(Cell))))));
        }
        return file.ToArray();
    }

    private static XElement Cell(object cell) => cell is int number
        ? new(Main + "c", new XElement(Main + "v", number))
        : Said($"{cell}");

    private static XElement Said(string text) => new(Main + "c", new XAttribute("t", "inlineStr"),
        new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"),
            new string([.. text.Where(letter => !char.IsControl(letter))]))));

    private static string Relations(params IReadOnlyList<string> relations) =>
        $"""<Relationships xmlns="{Package}/relationships">{string.Concat(relations)}</Relationships>""";

    private static string Relation(int id, string kind, string target) => $"""<Relationship Id="r{id}" Type="{Office}/{kind}" Target="{target}"/>""";

    private static void Add(ZipArchive package, string name, string text)
    {
        using var entry = package.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}"""));
    }

    private static void Add(ZipArchive package, string name, XStreamingElement rows)
    {
        using var entry = package.CreateEntry(name).Open();
        rows.Save(entry, SaveOptions.DisableFormatting);
    }
}
