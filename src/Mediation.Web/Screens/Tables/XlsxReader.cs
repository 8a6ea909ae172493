using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Mediation.Web.Screens.Tables;

/// <summary>
/// Reads the first sheet of an Excel workbook (读 Excel 工作簿; ECMA-376, SpreadsheetML) as the text of a table: what cells show, not how they
/// came about. Formulas give their last value; macros, links and everything else in the file are not looked at. Nothing is believed that the
/// file says about sizes.
/// </summary>
internal static class XlsxReader
{
    /// <summary>The most rows of a sheet.</summary>
    public const int MostRows = 10_000;

    private const int MostColumns = 100;

    private const int MostCharacters = 8_000_000;

    private const int MostEntries = 1_000;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The sheet as comma-separated text, line for row; null when the file is no workbook that can be read.</summary>
    public static string? Read(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (package.Entries.Count > MostEntries || Part(package, "xl/workbook.xml") is not { } workbook)
                return null;
            var sheet = workbook.Descendants(Main + "sheet").FirstOrDefault()?.Attribute(Relation + "id")?.Value;
            var target = Part(package, "xl/_rels/workbook.xml.rels")?.Root?.Elements()
                .FirstOrDefault(relation => relation.Attribute("Id")?.Value == sheet)?.Attribute("Target")?.Value;
            if (sheet is null || target is null || Part(package, target.StartsWith('/') ? target[1..] : $"xl/{target}") is not { } rows)
                return null;
            var words = Part(package, "xl/sharedStrings.xml")?.Root?.Elements(Main + "si").Select(Words).ToList() ?? [];
            var from1904 = workbook.Descendants(Main + "workbookPr").FirstOrDefault()?.Attribute("date1904")?.Value is "1" or "true";
            return Text(rows, new XlsxCells(words, XlsxCells.DatesIn(Part(package, "xl/styles.xml"), Main), from1904, Main));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or FormatException or OverflowException or IOException)
        {
            return null;
        }
    }

    private static string? Text(XDocument sheet, XlsxCells cells)
    {
        var text = new StringBuilder();
        var line = 1;
        foreach (var row in sheet.Descendants(Main + "row"))
        {
            var number = row.Attribute("r") is { } said ? int.Parse(said.Value, NumberStyles.None, CultureInfo.InvariantCulture) : line;
            if (number < line || number > MostRows)
                return null;
            text.Append('\n', number - line);
            var read = new List<string>();
            foreach (var cell in row.Elements(Main + "c"))
            {
                var column = cell.Attribute("r") is { } place ? ColumnOf(place.Value) : read.Count;
                if (column < read.Count || column >= MostColumns)
                    return null;
                read.AddRange(Enumerable.Repeat("", column - read.Count));
                read.Add(cells.Shown(cell));
            }
            text.AppendJoin(',', read.Select(Quoted)).Append('\n');
            line = number + 1;
        }
        return text.ToString();
    }

    // One line for each row, so that a fault's line is the sheet's row.
    private static string Quoted(string cell) =>
        $"\"{new string([.. cell.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // "AB12" is column 27.
    private static int ColumnOf(string place) => place.TakeWhile(char.IsAsciiLetterUpper).Take(4)
        .Aggregate(0, (column, letter) => (column * 26) + letter - 'A' + 1) - 1;

    // How a word is pronounced, which Excel keeps beside it, is no part of it.
    internal static string Words(XElement item) => string.Concat(item.Descendants(Main + "t")
        .Where(text => text.Parent?.Name != Main + "rPh").Select(text => text.Value));

    private static XDocument? Part(ZipArchive package, string name)
    {
        if (package.GetEntry(name) is not { } entry)
            return null;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
        });
        return XDocument.Load(reader);
    }
}
