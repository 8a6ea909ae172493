using Mediation.Casework.Places;
using Mediation.Casework.Places.Tables;
using Mediation.Casework.Reading;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Registers;

/// <summary>What is looked for in a table, as the address (底数页网址).</summary>
/// <param name="Q">Words.</param>
/// <param name="Done">How many rows were just changed.</param>
public sealed record RegisterAddress(string? Q = null, int? Done = null);

/// <summary>What the page of a table shows (底数页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">The town, for what its codes are called.</param>
/// <param name="Table">Which table.</param>
/// <param name="Address">What is looked for.</param>
/// <param name="Rows">The rows that say it.</param>
/// <param name="MayEdit">Whether the reader is an administrator.</param>
public sealed record RegisterView(
    Clockface Clock, Town Town, TownTable Table, RegisterAddress Address, IReadOnlyList<IReadOnlyList<string>> Rows, bool MayEdit)
{
    /// <summary>Of categories, the codes of those for which no rule says who leads.</summary>
    public IReadOnlySet<string> Leaderless { get; init; } = new HashSet<string>();

    /// <summary>Of units in the tree, how deep one stands: 1 at the top (层级); null for any other row.</summary>
    public int? LevelOf(IReadOnlyList<string> row) => Table != TownTables.Units || (row[3].Length == 0 && Town.Units.All(unit => unit.Parent != row[0]))
        ? null
        : Town.Above(row[0]).Count() + 1;

    /// <summary>What the table is called.</summary>
    public string Title => Words.Of("town-table", Table.Code);
}

/// <summary>One row as a form (底数单条表单).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">The town, for what may be chosen.</param>
/// <param name="Table">Which table.</param>
/// <param name="Row">What it says; empty cells for a new one.</param>
/// <param name="IsNew">Whether its key may be written.</param>
public sealed record RegisterRowView(Clockface Clock, Town Town, TownTable Table, IReadOnlyList<string> Row, bool IsNew)
{
    /// <summary>Of a new category, the next free code of each group, with the group's name; otherwise none.</summary>
    public IReadOnlyList<(string Code, string Group)> NextCodes => !IsNew || Table != TownTables.Categories ? [] :
    [
        .. from grouped in Town.Categories.Groups
           let next = Town.Categories.NextIn(grouped)
           where next is not null
           select (next, Town.Categories.NameOf(grouped)),
    ];

    /// <summary>A new category beside another one: of its group, with the next free code, and otherwise like it.</summary>
    public static IReadOnlyList<string> Beside(Town town, IReadOnlyList<string> row) =>
    [
        .. TownTables.Categories.Columns.Zip(row, (column, cell) => column.Name switch
        {
            "代码" => town.Categories.NextIn(cell[..4]) ?? "",
            "名称" => cell.Contains('/', StringComparison.Ordinal) ? cell[..(cell.IndexOf('/', StringComparison.Ordinal) + 1)] : "",
            "司法统计代码" or "热线统计代码" or "状态" => column.Usual,
            _ => cell,
        }),
    ];
}

/// <summary>What a table would change, before it is applied (导入预览页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">The town as it is.</param>
/// <param name="Table">Which table.</param>
/// <param name="Text">The table as it was brought.</param>
/// <param name="Whole">Whether rows that aren't in it go.</param>
/// <param name="Change">Null when there are faults.</param>
/// <param name="Faults">By line.</param>
/// <param name="Reason">As typed so far.</param>
/// <param name="Refusal">Why it was not applied; null before.</param>
public sealed record RegisterPreviewView(
    Clockface Clock, Town Town, TownTable Table, string Text, bool Whole, TownChange? Change, IReadOnlyList<LineFault> Faults, string Reason,
    string? Refusal);
