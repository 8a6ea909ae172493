using Mediation.Casework.Reading;

namespace Mediation.Casework.Places.Tables;

/// <summary>
/// Reads a table that somebody brought against the town as it is (底数导入): what it adds, changes and removes, and every fault by line.
/// A column that isn't there leaves what is known; a row that isn't there stays, unless the table is said to be whole.
/// </summary>
public sealed class TownImport
{
    /// <summary>The most rows that are read at once.</summary>
    public const int MostRows = 5_000;

    private readonly TownTable table;

    private readonly Town town;

    private readonly CellReader cells;

    private readonly Dictionary<string, IReadOnlyList<string>> known;

    private readonly Dictionary<string, int> lines = [];

    private readonly List<LineFault> faults = [];

    private TownImport(TownTable table, Town town, IEnumerable<string> brought)
    {
        this.table = table;
        this.town = town;
        cells = new CellReader(table, town, brought);
        known = table.Rows(town).ToDictionary(table.KeyOf);
    }

    /// <summary>Reads a table from text; null, with every fault, when one of its lines can't be.</summary>
    /// <param name="table">Which.</param>
    /// <param name="town">The town as it is.</param>
    /// <param name="text">CSV, or cells pasted from a spreadsheet; the first row names the columns.</param>
    /// <param name="whole">Whether rows that aren't in it shall go.</param>
    /// <param name="found">The faults.</param>
    public static TownChange? Read(TownTable table, Town town, string text, bool whole, out IReadOnlyList<LineFault> found)
    {
        var faults = new List<LineFault>();
        var rows = Table.Read(text, faults);
        var import = new TownImport(table, town, rows.Skip(1).Select(row => row.Cell(0)));
        var change = import.Read(rows, whole);
        found = [.. faults.Concat(import.faults).OrderBy(fault => fault.Line)];
        return found.Count > 0 ? null : change;
    }

    private TownChange Read(IReadOnlyList<TableRow> rows, bool whole)
    {
        var (added, changed, read) = (new List<IReadOnlyList<string>>(), new List<ChangedRow>(), new Dictionary<string, IReadOnlyList<string>>());
        var columns = rows.Count == 0 ? null : Columns(rows[0]);
        if (rows.Count <= 1)
            faults.Add(new LineFault(0, "表中没有一行内容。第一行写列名，从第二行起一行一条。"));
        else if (rows.Count - 1 > MostRows)
            faults.Add(new LineFault(rows[MostRows].Line, $"一次最多导入 {MostRows} 行。请分成几次导入。"));
        else if (columns is not null)
            foreach (var row in rows.Skip(1))
            {
                if (Read(row, columns) is not { } whatItSays)
                    continue;
                if (!read.TryAdd(table.KeyOf(whatItSays), whatItSays))
                    faults.Add(new LineFault(row.Line, $"“{table.KeyOf(whatItSays)}”在表中写了不止一次。"));
                else if (!known.TryGetValue(table.KeyOf(whatItSays), out var before))
                    added.Add(whatItSays);
                else if (!before.SequenceEqual(whatItSays))
                    changed.Add(new ChangedRow(before, whatItSays));
                lines.TryAdd(table.KeyOf(whatItSays), row.Line);
            }
        if (whole && !table.Removable)
            faults.Add(new LineFault(0, "这张表里的行不能删除，因为案件和规则要用。请不要勾选“表中没有的行一并删除”。"));
        List<IReadOnlyList<string>> removed = whole ? [.. known.Where(row => !read.ContainsKey(row.Key)).Select(row => row.Value)] : [];
        CheckTogether(added, changed, removed);
        return new TownChange(table, added, changed, removed);
    }

    // Which column of the table each column of the text is; null when the headings can't be understood.
    private int[]? Columns(TableRow heads)
    {
        var names = table.Columns.Select(column => column.Name).ToList();
        var found = heads.Cells.Select(head => names.IndexOf(head)).ToArray();
        var before = faults.Count;
        foreach (var unknown in heads.Cells.Where((head, at) => found[at] < 0))
            faults.Add(new LineFault(heads.Line, $"不认识的列“{unknown}”。这张表的列有：{string.Join('、', names)}。"));
        foreach (var missing in table.Columns.Take(table.Keys).Where(column => !heads.Cells.Contains(column.Name)))
            faults.Add(new LineFault(heads.Line, $"缺少“{missing.Name}”这一列。"));
        foreach (var twice in found.Where(at => at >= 0).GroupBy(at => at).Where(same => same.Count() > 1))
            faults.Add(new LineFault(heads.Line, $"“{names[twice.Key]}”这一列写了不止一次。"));
        return faults.Count > before ? null : found;
    }

    private string[]? Read(TableRow row, int[] columns)
    {
        var says = new string?[table.Columns.Count];
        for (var at = 0; at < columns.Length; at++)
            says[columns[at]] = row.Cell(at);
        if (row.Cells.Skip(columns.Length).Any(cell => cell.Length > 0))
            faults.Add(new LineFault(row.Line, "这一行的格子比列名多。"));
        var before = known.GetValueOrDefault(string.Join('/', says.Take(table.Keys).Select(cell => cell ?? "")));
        var (read, well) = (new string[says.Length], true);
        for (var at = 0; at < says.Length; at++)
        {
            var column = table.Columns[at];
            var text = says[at] ?? before?[at] ?? column.Usual;
            if (cells.Read(column, text, out var cell) is { } wrong)
            {
                faults.Add(new LineFault(row.Line, wrong));
                well = false;
            }
            read[at] = cell;
        }
        if (well && table.Check(name => read[IndexOf(name)]) is { } together)
        {
            faults.Add(new LineFault(row.Line, together));
            return null;
        }
        return well ? read : null;
    }

    // What no single row shows: two rows with one name, and units that are above each other.
    private void CheckTogether(List<IReadOnlyList<string>> added, List<ChangedRow> changed, List<IReadOnlyList<string>> removed)
    {
        var after = known.Values.Except(removed).Except(changed.Select(row => row.Before)).Concat(changed.Select(row => row.After)).Concat(added).ToList();
        foreach (var column in table.Columns.Where(column => column.Unique))
            foreach (var same in after.GroupBy(row => row[IndexOf(column.Name)]).Where(same => same.Count() > 1))
                faults.Add(new LineFault(LineOf(same.Last()), $"“{column.Name}”不能相同：{same.Key}（{string.Join('、', same.Select(table.KeyOf))}）。"));
        foreach (var (row, fault) in table.Together(town, after))
            faults.Add(new LineFault(LineOf(row), fault));
        if (table != TownTables.Units)
            return;
        var circles = UnitTree.InCircles(after.Select(row => (row[0], (string?)row[3]))).ToHashSet();
        foreach (var row in changed.Select(each => each.After).Concat(added).Where(row => circles.Contains(row[0])))
            faults.Add(new LineFault(LineOf(row), UnitTree.Circle(row[0])));
    }

    private int LineOf(IReadOnlyList<string> row) => lines.GetValueOrDefault(table.KeyOf(row));

    private int IndexOf(string name) => table.Columns.TakeWhile(column => column.Name != name).Count();
}
