using System.Globalization;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Campaigns;

/// <summary>A newly opened firm that is to be called (新开办企业): whom one asks for is personal.</summary>
/// <param name="Name">企业名称.</param>
/// <param name="OpenedOn">开办日期.</param>
/// <param name="Address">地址.</param>
/// <param name="Contact">联系人.</param>
/// <param name="Phone">电话.</param>
public sealed record FirmRow(string Name, DateOnly OpenedOn, string Address, string Contact, string Phone)
{
    /// <summary>Never a name.</summary>
    public override string ToString() => "firm";
}

/// <summary>Reads a list of firms as it is pasted or uploaded (企业名单): every faulty line is told at once, and with one of them nothing is taken over.</summary>
public static class FirmText
{
    /// <summary>The most firms of a campaign.</summary>
    public const int Most = 2000;

    /// <summary>What the columns are called, in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["企业名称", "开办日期", "地址", "联系人", "电话"];

    /// <summary>The rows, in the order of the text; the faults say why a line can't be read, without what stands in it.</summary>
    public static IReadOnlyList<FirmRow> Read(string text, DateOnly today, ICollection<LineFault> faults)
    {
        var (rows, seen) = (new List<FirmRow>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var line in Table.Read(text, faults).Where(line => line.Line > 1 || line.Cell(0) != Columns[0]))
            if (Fault(line, today) is { } fault)
                faults.Add(new LineFault(line.Line, fault));
            else if (!seen.Add(line.Cell(0)))
                faults.Add(new LineFault(line.Line, "这家企业在前面已经写过。"));
            else
                rows.Add(new FirmRow(line.Cell(0), DayOf(line.Cell(1))!.Value, line.Cell(2), line.Cell(3), line.Cell(4)));
        if (faults.Count == 0 && rows.Count is 0 or > Most)
            faults.Add(new LineFault(0, $"名单要有 1 至 {Most} 家，一家一行：{string.Join('，', Columns)}。"));
        return rows;
    }

    private static string? Fault(TableRow line, DateOnly today) =>
        line.Cells.Count != Columns.Count ? $"应当有 {Columns.Count} 格：{string.Join('，', Columns)}。"
        : line.Cell(0).Length is 0 or > 60 ? "企业名称不能空着，最多 60 个字。"
        : DayOf(line.Cell(1)) is not { } day || day > today ? "开办日期要写成 2026-03-02，不能在今天以后。"
        : line.Cell(2).Length is 0 or > 100 ? "地址不能空着，最多 100 个字。"
        : line.Cell(3).Length is 0 or > 40 ? "联系人不能空着，最多 40 个字。"
        : PhoneNumber.Digits(line.Cell(4)) is null ? "电话要有 3 至 15 位数字。"
        : null;

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
