using System.Globalization;
using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Owners;

/// <summary>An exclusive part and whose it is (业主名册的一户): the name is personal.</summary>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Area">专有部分面积, in hundredths of a square metre.</param>
/// <param name="Name">业主姓名.</param>
public sealed record RollRow(string Building, string Room, long Area, string Name)
{
    /// <summary>Never a name.</summary>
    public override string ToString() => "household";
}

/// <summary>
/// Reads a roll of owners as it is pasted or uploaded (导入业主名册): one line for each household with building, room, square metres and the
/// owner's name. Every faulty line is told at once; with one of them nothing is taken over.
/// </summary>
public static class RollText
{
    /// <summary>The most households of a compound.</summary>
    public const int Most = 5000;

    /// <summary>What the columns are called, in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["楼栋", "房号", "面积", "业主姓名"];

    private const long LargestArea = 10_000_000;

    /// <summary>The rows, in the order of the text; the faults say why a line can't be read, without what stands in it.</summary>
    public static IReadOnlyList<RollRow> Read(string text, ICollection<LineFault> faults)
    {
        var (rows, seen) = (new List<RollRow>(), new HashSet<(string, string)>());
        foreach (var line in Table.Read(text, faults).Where(line => line.Line > 1 || line.Cell(0) != Columns[0]))
            if (Fault(line) is { } fault)
                faults.Add(new LineFault(line.Line, fault));
            else if (!seen.Add((line.Cell(0), line.Cell(1))))
                faults.Add(new LineFault(line.Line, "这一户在前面已经写过。"));
            else
                rows.Add(new RollRow(line.Cell(0), line.Cell(1), AreaOf(line.Cell(2))!.Value, line.Cell(3)));
        if (faults.Count == 0 && rows.Count is 0 or > Most)
            faults.Add(new LineFault(0, $"名册要有 1 至 {Most} 户，一户一行：{string.Join('，', Columns)}。"));
        return rows;
    }

    /// <summary>Square metres with at most two decimals as hundredths of one; null when it isn't that.</summary>
    public static long? AreaOf(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var metres)
        && metres * 100 is var hundredths && hundredths == decimal.Truncate(hundredths) && hundredths is > 0 and <= LargestArea
            ? (long)hundredths
            : null;

    private static string? Fault(TableRow line) =>
        line.Cells.Count != Columns.Count ? $"应当有 {Columns.Count} 格：{string.Join('，', Columns)}。"
        : line.Cell(0).Length is 0 or > 20 || line.Cell(1).Length is 0 or > 20 ? "楼栋、房号不能空着，最多 20 个字。"
        : AreaOf(line.Cell(2)) is null ? "面积要写成平方米，大于零，最多两位小数，如 89.50。"
        : line.Cell(3).Length is 0 or > 40 ? "业主姓名不能空着，最多 40 个字。"
        : null;
}

/// <summary>Who keeps rolls and votes of owners (业主名册知悉范围): who works for the owners' body, or for the community that guides it. Nobody else.</summary>
public static class OwnersSight
{
    /// <summary>Codes of the units for which an actor may do it.</summary>
    public static IReadOnlyList<string> UnitsOf(Actor actor, Town town) =>
        [.. town.Units.Where(unit => unit.Kind is "owners" or "community" && actor.WorksFor(unit.Code)).Select(unit => unit.Code)];
}
