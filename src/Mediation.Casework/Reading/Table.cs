using System.Text;

namespace Mediation.Casework.Reading;

/// <summary>One row of a table that somebody brought (表格行).</summary>
/// <param name="Line">On which line of the text it begins, from 1.</param>
/// <param name="Cells">Its cells, without the space around them.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>A cell by its column, from 0; empty when the row ends before it.</summary>
    public string Cell(int column) => column < Cells.Count ? Cells[column] : "";

    /// <summary>Whether there is nothing in it.</summary>
    public bool Blank => Cells.All(cell => cell.Length == 0);
}

/// <summary>A mistake in a table, at its line (逐行错误).</summary>
/// <param name="Line">From 1; 0 for the table as a whole.</param>
/// <param name="Message">What is wrong and how to mend it, in a Chinese sentence.</param>
public sealed record LineFault(int Line, string Message);

/// <summary>
/// Reads a small table from text: CSV (RFC 4180) as spreadsheets save it, or cells as they are pasted from one, with tabs between.
/// Quoted cells may hold separators and line ends. Linear in the text.
/// </summary>
public static class Table
{
    /// <summary>The rows that are not blank. A quote that is never closed ends with the text and is a fault of its line.</summary>
    public static IReadOnlyList<TableRow> Read(string text, ICollection<LineFault> faults)
    {
        var plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var separator = plain.Split('\n', 2)[0].Contains('\t') ? '\t' : ',';
        var rows = new List<TableRow>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var (line, began, openedAt) = (1, 1, 0);
        for (var at = 0; at < plain.Length; at++)
        {
            var c = plain[at];
            if (c == '\n')
                line++;
            if (openedAt > 0)
            {
                if (c != '"')
                    cell.Append(c);
                else if (at + 1 < plain.Length && plain[at + 1] == '"')
                    cell.Append(plain[at++]);
                else
                    openedAt = 0;
            }
            else if (c == '"' && cell.ToString().Trim().Length == 0)
            {
                cell.Clear();
                openedAt = line;
            }
            else if (c == separator)
                EndCell();
            else if (c == '\n')
                EndRow();
            else
                cell.Append(c);
        }
        if (openedAt > 0)
            faults.Add(new LineFault(openedAt, "引号没有收尾。"));
        EndRow();
        return rows;

        void EndCell()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            var row = new TableRow(began, [.. cells]);
            if (!row.Blank)
                rows.Add(row);
            cells.Clear();
            began = line;
        }
    }
}
