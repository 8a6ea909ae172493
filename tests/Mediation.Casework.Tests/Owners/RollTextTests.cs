using Mediation.Casework.Owners;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Tests.Owners;

/// <summary>导入业主名册: every faulty line is told at once, with its number and without what stands in it.</summary>
public sealed class RollTextTests
{
    [Fact]
    public void A_roll_is_pasted_with_its_headings_or_without()
    {
        RollRow[] expected = [new("1", "101", 8950, "王桂兰"), new("1", "102", 12000, "李国强")];

        foreach (var text in new[] { "楼栋,房号,面积,业主姓名\n1,101,89.50,王桂兰\n1,102,120,李国强", "1\t101\t89.5\t王桂兰\n\n1\t102\t120.00\t李国强\n" })
        {
            var (rows, said) = Read(text);
            rows.ShouldBe(expected);
            said.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_fault_has_its_line_and_no_name()
    {
        var (_, said) = Read("楼栋,房号,面积,业主姓名\n1,101,八十九,王桂兰\n1,102,120\n1,103,88.123,赵敏\n1,104,90,\n1,105,90,陈芳\n1,105,90,陈芳");

        said.ShouldBe(
            """
            2 面积要写成平方米，大于零，最多两位小数，如 89.50。
            3 应当有 4 格：楼栋，房号，面积，业主姓名。
            4 面积要写成平方米，大于零，最多两位小数，如 89.50。
            5 业主姓名不能空着，最多 40 个字。
            7 这一户在前面已经写过。
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_empty_roll_is_none() => Read("楼栋,房号,面积,业主姓名").Said.ShouldStartWith("0 名册要有 1 至 5000 户");

    private static (IReadOnlyList<RollRow> Rows, string Said) Read(string text)
    {
        var faults = new List<LineFault>();
        return (RollText.Read(text, faults), string.Join('\n', faults.Select(fault => $"{fault.Line} {fault.Message}")));
    }
}
