using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Mediation.Web.Screens.Tables;

/// <summary>What the cells of a sheet show (单元格的值): words, numbers without an exponent, days as 2027-01-01, times as 08:30.</summary>
/// <param name="words">The workbook's shared words.</param>
/// <param name="dates">Which of its styles show a day or a time.</param>
/// <param name="from1904">Whether days are counted from 1904 instead of 1900.</param>
/// <param name="main">The namespace.</param>
internal sealed partial class XlsxCells(IReadOnlyList<string> words, IReadOnlySet<int> dates, bool from1904, XNamespace main)
{
    private const double LastDay = 2_958_465;

    private const int From1904 = 1462;

    /// <summary>The styles of a workbook that show a day or a time.</summary>
    public static IReadOnlySet<int> DatesIn(XDocument? styles, XNamespace main)
    {
        var formats = styles?.Descendants(main + "numFmt").Where(format => Letters().IsMatch(Quoted().Replace(format.Attribute("formatCode")?.Value ?? "", "")))
            .Select(format => format.Attribute("numFmtId")?.Value).ToHashSet() ?? [];
        var cells = styles?.Descendants(main + "cellXfs").FirstOrDefault()?.Elements(main + "xf").ToList() ?? [];
        return cells.Index().Where(style => style.Item.Attribute("numFmtId")?.Value is { } id && (formats.Contains(id) || IsDate(id)))
            .Select(style => style.Index).ToHashSet();
    }

    /// <summary>What a cell shows; empty for an empty one.</summary>
    public string Shown(XElement cell)
    {
        var value = cell.Element(main + "v")?.Value;
        return cell.Attribute("t")?.Value switch
        {
            "s" => value is not null && int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) is var at && at < words.Count ? words[at] : "",
            "inlineStr" => cell.Element(main + "is") is { } inline ? XlsxReader.Words(inline) : "",
            "b" => value == "1" ? "是" : "否",
            "str" or "e" or "d" => value ?? "",
            _ => value is null ? "" : Number(double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), StyleOf(cell)),
        };
    }

    private string Number(double number, int style)
    {
        if (!dates.Contains(style) || number < 0 || number > LastDay)
            return ((decimal)number).ToString("0.############", CultureInfo.InvariantCulture);
        var moment = DateTime.FromOADate(number + (from1904 ? From1904 : 0)).AddSeconds(0.5);
        return moment.ToString(number < 1 ? "HH:mm" : number == Math.Floor(number) ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static int StyleOf(XElement cell) =>
        cell.Attribute("s") is { } said ? int.Parse(said.Value, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    // The formats that are known by number alone, those of East Asia among them.
    private static bool IsDate(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    [GeneratedRegex("[ymdhs]", RegexOptions.IgnoreCase)]
    private static partial Regex Letters();

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.")]
    private static partial Regex Quoted();
}
