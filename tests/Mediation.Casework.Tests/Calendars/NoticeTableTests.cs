using Mediation.Casework.Calendars;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Tests.Calendars;

/// <summary>A year's notice, as an administrator types or pastes it.</summary>
public sealed class NoticeTableTests
{
    private static readonly CalendarYear LastYear = new(2026, "通知", [new("元旦", new(2026, 12, 31), new(2027, 1, 1))], []);

    [Fact]
    public void A_table_in_any_of_the_usual_shapes_is_the_notice()
    {
        const string typed =
            """
            种类,名称,第一天,最后一天
            放假，元旦，2027-01-02，2027-01-03
            放假,春节,2027/2/5,2月11日
            放假,清明节,4月5日

            上班,,2027年2月14日
            调休,,2.20
            """;

        var notice = Read(typed).ShouldNotBeNull();

        notice.Holidays.ShouldBe([new("元旦", On(1, 2), On(1, 3)), new("春节", On(2, 5), On(2, 11)), new("清明节", On(4, 5), On(4, 5))]);
        notice.MakeUpWorkdays.ShouldBe([On(2, 14), On(2, 20)]);
        Read(typed.Replace('，', ',').Replace(',', '\t')).ShouldNotBeNull().Holidays.ShouldBe(notice.Holidays);
        Read(NoticeTable.Write(notice)).ShouldNotBeNull().MakeUpWorkdays.ShouldBe(notice.MakeUpWorkdays);
    }

    [Theory]
    [InlineData("放价,元旦,2027-01-02,2027-01-03", "1 第一格应当是“放假”或“上班”，这里是“放价”。")]
    [InlineData("放假,春节,2027-02-30,2027-03-02", "1 “2027-02-30”不是日期；请写成 2027-01-01 或 1月1日。")]
    [InlineData("放假,春节,2027-02-11,2027-02-05", "1 最后一天 2027-02-05 早于第一天 2027-02-11。")]
    [InlineData("放假,春节,2027-02-01,2027-03-10", "1 假期不会长于 31 天。")]
    [InlineData("放假,春节,2026-02-01,2026-02-03", "1 2026-02-01 不在 2027 年。")]
    [InlineData("放假,,2027-02-01,2027-02-03", "1 第二格应当是节日名称，不超过二十个字。")]
    [InlineData("上班,,2027-02-15", "1 2027-02-15 不是周末，不会是调休上班日。")]
    [InlineData("上班,,2026-02-14", "1 2026-02-14 不在 2027 年。")]
    [InlineData("上班,,2027-02-14,2027-02-20", "1 调休上班一行写一天。")]
    [InlineData("放假,元旦,2027-01-01,2027-01-03", "1 “元旦”与“元旦”的放假日期重叠。")]
    [InlineData("放假,春节,2027-02-05,2027-02-11\n放假,情人节,2027-02-11", "2 “春节”与“情人节”的放假日期重叠。")]
    [InlineData("放假,春节,2027-02-05,2027-02-14\n上班,,2027-02-14", "2 2027-02-14 既在“春节”假期内，又是调休上班日。")]
    [InlineData("放假,春节,2027-02-05\n上班,,2027-02-14\n上班,,2月14日", "3 2027-02-14 的调休上班写了不止一次。")]
    [InlineData("", "0 表中没有一个放假安排。")]
    [InlineData("放假,\"春节,2027-02-05", "1 引号没有收尾。|1 “”不是日期；请写成 2027-01-01 或 1月1日。")]
    public void What_cannot_be_is_said_at_its_line(string table, string said) => FaultsOf(table).ShouldBe(said.Split('|'));

    [Fact]
    public void Every_fault_is_said_at_once_and_a_notice_without_its_source_is_none()
    {
        var faults = new List<LineFault>();

        NoticeTable.Read(2027, " ", "放假,春节,2027-02-30\n上班,,2027-02-15", [], faults).ShouldBeNull();

        faults.Select(fault => fault.Line).ShouldBe([0, 1, 2]);
    }

    private static DateOnly On(int month, int day) => new(2027, month, day);

    private static CalendarYear? Read(string table) => NoticeTable.Read(2027, "通知", table, [LastYear], []);

    private static IEnumerable<string> FaultsOf(string table)
    {
        var faults = new List<LineFault>();
        NoticeTable.Read(2027, "通知", table, [LastYear], faults).ShouldBeNull();
        return faults.Select(fault => $"{fault.Line} {fault.Message}");
    }
}
