namespace Mediation.Casework.Places.Tables;

/// <summary>A row that says something else than before (改动的行).</summary>
public sealed record ChangedRow(IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>What a table that was brought changes of a town (底数改动): to be looked at, and then applied as a whole or not at all.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Added">Rows that weren't there.</param>
/// <param name="Changed">Rows that say something else.</param>
/// <param name="Removed">Rows that go.</param>
public sealed record TownChange(
    TownTable Table, IReadOnlyList<IReadOnlyList<string>> Added, IReadOnlyList<ChangedRow> Changed, IReadOnlyList<IReadOnlyList<string>> Removed)
{
    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count == 0;

    /// <summary>How it was, a line for each row that changes or goes; names of people are left out.</summary>
    public string Before => string.Join('\n',
    [
        .. Changed.Select(row => Line(row.Before, row.After)),
        .. Removed.Select(row => Line(row, null)),
    ]);

    /// <summary>How it is afterwards, a line for each row that changes or comes; names of people are left out.</summary>
    public string After => string.Join('\n',
    [
        .. Changed.Select(row => Line(row.After, row.Before)),
        .. Added.Select(row => Line(row, null)),
    ]);

    // The key, and of the other cells those that differ; of a whole row all that say something.
    private string Line(IReadOnlyList<string> row, IReadOnlyList<string>? other) => $"{Table.KeyOf(row)}：" + string.Join('，',
        from at in Enumerable.Range(Table.Keys, row.Count - Table.Keys)
        where other is null ? row[at].Length > 0 : row[at] != other[at]
        let column = Table.Columns[at]
        select $"{column.Name} {(column.Personal ? "（不记录）" : row[at].Length > 0 ? row[at] : "（空）")}");
}
