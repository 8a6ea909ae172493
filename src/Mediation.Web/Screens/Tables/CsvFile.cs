using System.Text;

namespace Mediation.Web.Screens.Tables;

/// <summary>
/// A table as a CSV file that spreadsheets open without a question (导出表格): UTF-8 with its mark, every cell quoted. A cell that a spreadsheet
/// would take for a formula gets an apostrophe before it.
/// </summary>
internal static class CsvFile
{
    /// <summary>The file as an answer.</summary>
    public static IResult Answer(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows) =>
        Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Write(heads, rows))).ToArray(), "text/csv; charset=utf-8", name);

    /// <summary>The text of the file.</summary>
    public static string Write(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(heads))
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return text.ToString();
    }

    private static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
