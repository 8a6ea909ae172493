using System.Globalization;

namespace Mediation.Casework.Places.Tables;

/// <summary>The courtyards as a table (院落表). Rows never go, for the register of committees speaks of them.</summary>
internal static class CourtyardTable
{
    private const string Code = "代码", Compound = "小区", Buildings = "楼栋", Unit = "自治委员会";

    /// <summary>The table.</summary>
    internal static TownTable Table { get; } = new("courtyards", 1,
        [
            new(Code, CellKind.Code), new("名称", CellKind.Text) { Unique = true }, new(Compound, CellKind.Compound),
            new(Buildings, CellKind.Texts) { Hint = "楼栋的号数。" },
            new(Unit, CellKind.Unit) { Unique = true, Hint = "先在单位表里建好，一个院落一个。" },
        ],
        town => town.Courtyards.Select(each => TownTables.Row(
            each.Code, each.Name, each.Compound, string.Join('、', each.Buildings), each.Unit)))
    {
        Check = cell => Parts(cell(Buildings)).Any(part => Number(part) is null) ? $"“{Buildings}”只写号数，如 1、2：{cell(Buildings)}。" : null,
        Together = Together,
    };

    // Which courtyard a building is in, must be clear, and the compound must have it.
    private static IEnumerable<(IReadOnlyList<string> Row, string Fault)> Together(Town town, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var taken = new HashSet<(string, int)>();
        foreach (var row in rows)
            foreach (var building in Parts(row[3]).Select(part => Number(part)!.Value))
            {
                if (town.Compound(row[2]) is { } compound && building > compound.Buildings)
                    yield return (row, $"{compound.Name}没有 {building} 栋。");
                if (!taken.Add((row[2], building)))
                    yield return (row, $"“{row[2]}”的 {building} 栋不能属于两个院落。");
            }
    }

    private static string[] Parts(string cell) => cell.Split('、', StringSplitOptions.RemoveEmptyEntries);

    private static int? Number(string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 200 ? number : null;
}
