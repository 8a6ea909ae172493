using Mediation.Casework.Places;
using Mediation.Casework.Places.Tables;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Places;

/// <summary>Tables that somebody brings, against the shipped town.</summary>
public sealed class TownImportTests
{
    private static readonly Town Town = ShippedPolicy.Town;

    public static TheoryData<string> Tables => [.. TownTables.All.Select(table => table.Code)];

    [Theory, MemberData(nameof(Tables))]
    public void What_was_exported_changes_nothing_when_it_comes_back(string code)
    {
        var table = TownTables.Find(code)!;
        var rows = table.Rows(Town).Select(row => string.Join('\t', row)).Prepend(string.Join('\t', table.Columns.Select(column => column.Name)));

        var change = TownImport.Read(table, Town, string.Join('\n', rows), whole: table.Removable, out var faults);

        faults.ShouldBeEmpty();
        change!.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_few_columns_of_a_few_rows_leave_the_rest_as_it_is()
    {
        var change = Read(TownTables.Units, "名称,代码\n受理中心,DESK\n", out _)!;

        change.Changed.Single().After.ShouldBe([.. change.Changed.Single().Before.Select((cell, at) => at == 1 ? "受理中心" : cell)]);
        (change.Added.Count, change.Removed.Count).ShouldBe((0, 0));
        change.Before.ShouldBe("DESK：名称 一窗受理台");
        change.After.ShouldBe("DESK：名称 受理中心");
    }

    [Fact]
    public void A_new_unit_may_stand_below_another_new_one()
    {
        var change = Read(TownTables.Units, "代码,名称,类别,上级单位\nPARK,停车管理所,部门,CITY\nCITY,城管局,department,", out _)!;

        change.Added.Select(row => string.Join(' ', row)).ShouldBe(["PARK 停车管理所 部门 CITY ", "CITY 城管局 部门  "]);
    }

    [Fact]
    public void Rows_go_only_where_the_table_is_said_to_be_whole_and_nobody_elses_cases_speak_of_them()
    {
        var shifts = TownTables.Shifts.Rows(Town).ToList();
        var text = string.Join('\n', shifts.Skip(1).Select(row => string.Join(',', row)).Prepend("单位,星期,开始,人员,班次,结束"));

        Read(TownTables.Shifts, text, out _)!.IsEmpty.ShouldBeTrue();
        TownImport.Read(TownTables.Shifts, Town, text, whole: true, out _)!.Removed.Single().ShouldBe(shifts[0]);
        TownImport.Read(TownTables.Units, Town, "代码\nDESK", whole: true, out var faults).ShouldBeNull();
        faults.Single().Message.ShouldContain("不能删除");
    }

    [Theory]
    [InlineData("units", "代码,名字\nDESK,受理台", "1 不认识的列“名字”。这张表的列有：代码、名称、类别、上级单位、职责。")]
    [InlineData("units", "名称\n受理台", "1 缺少“代码”这一列。")]
    [InlineData("units", "代码,代码\nDESK,DESK", "1 “代码”这一列写了不止一次。")]
    [InlineData("units", "代码,名称\n", "0 表中没有一行内容。第一行写列名，从第二行起一行一条。")]
    [InlineData("units", "代码,名称\nDESK,受理台,多了", "2 这一行的格子比列名多。")]
    [InlineData("units", "代码,名称\nDESK,甲\nDESK,乙", "3 “DESK”在表中写了不止一次。")]
    [InlineData("units", "代码,名称,类别\ndesk2,二号台,受理台", "2 单位代码以大写字母开头，没有小写字母：desk2。")]
    [InlineData("units", "代码,上级单位\nDESK,NOBODY", "2 没有代码为“NOBODY”的单位。")]
    [InlineData("units", "代码,名称,类别,上级单位\nA1,甲,部门,B1\nB1,乙,部门,A1", "2 “A1”的上级单位绕了一圈又回到自己。|3 “B1”的上级单位绕了一圈又回到自己。")]
    [InlineData("units", "代码,名称,类别\nA1,一窗受理台,部门", "2 “名称”不能相同：一窗受理台（DESK、A1）。")]
    [InlineData("people", "代码,角色\nS001,登记受理员、院长", "2 “角色”里没有“院长”，可以是：登记受理员、承办人、单位负责人、督办员、管理员、审计员。")]
    [InlineData("people", "代码,姓名\nS999,新来的", "2 “职务”不能空着。|2 “角色”不能空着。")]
    [InlineData("compounds", "代码,服务模式\nXY-01,市场运作", "2 服务模式是“市场运作”的要写物业企业，“业主自治”的不写。")]
    [InlineData("compounds", "代码,楼栋数,户数\nXY-01,201,很多", "2 “楼栋数”应当是 0 到 200 的整数：201。|2 “户数”应当是 0 到 1000000 的整数：很多。")]
    [InlineData("courtyards", "代码,楼栋\nYL-01,一栋", "2 “楼栋”只写号数，如 1、2：一栋。")]
    [InlineData("courtyards", "代码,楼栋\nYL-01,1、4", "2 “XY-05”的 4 栋不能属于两个院落。")]
    [InlineData("courtyards", "代码,小区,楼栋\nYL-01,XY-05,1、12", "2 西苑小区没有 12 栋。")]
    [InlineData("courtyards", "代码,自治委员会\nYL-01,SHILIU", "2 “自治委员会”不能相同：SHILIU（YL-02、YL-01）。")]
    [InlineData("categories", "代码,名称\nMF02-10,邻里纠纷/楼顶种菜", "2 “诉求类型”不能空着。|2 “法定途径”不能空着。|2 “敏感度”不能空着。|2 “社区可主办”不能空着。|2 “能否调解”不能空着。|2 “紧急程度”不能空着。")]
    [InlineData("categories", "代码,名称,诉求类型,法定途径,敏感度,社区可主办,能否调解,紧急程度\nmf02-10,邻里,投诉,公安,一般,是,可以调解,下一工作日", "2 类别代码应当形如 MF02-03：两个大写字母、两位数字、连字符、两位数字：mf02-10。")]
    [InlineData("categories", "代码,能否调解\nMF02-01,不得调解", "2 “调解限制原因”只在有条件调解、不得调解时写，而且那时必须写。")]
    [InlineData("categories", "代码,名称\nMF02-01,邻里纠纷/漏水渗水", "2 “名称”不能相同：邻里纠纷/漏水渗水（MF02-03、MF02-01）。")]
    [InlineData("categories", "代码,名称,诉求类型,法定途径,敏感度,社区可主办,能否调解,调解限制原因,紧急程度\nMF02-10,邻里纠纷/顶楼,投诉,社区自治,一般,是,不得调解,不是纠纷,两个工作日", "2 大类 ZL 的法定途径是“社区自治”，别的大类不是：MF02-10。")]
    [InlineData("schedules", "代码,名称,周期,星期,第几个,日,月,时刻,从,至,单位,类别,内容\nx,巡查,每周,,,,,09:00,2026-01-01,,GRID,ZL02-02,看看", "2 每周的要选“星期”。")]
    [InlineData("schedules", "代码,名称,周期,星期,第几个,日,月,时刻,从,至,单位,类别,内容\nx,巡查,每月按星期,星期一、星期二,第一个,,,09:00,2026-01-01,,GRID,ZL02-02,看看", "2 每月按星期的要选一个“星期”和“第几个”。")]
    [InlineData("schedules", "代码,名称,周期,星期,第几个,日,月,时刻,从,至,单位,类别,内容\nx,巡查,每季,,,10,7,09:00,2026-01-01,,GRID,ZL02-02,看看", "2 每季的要写“月”（季度的第几个月，1 到 3）和“日”。")]
    [InlineData("schedules", "代码,名称,周期,星期,第几个,日,月,时刻,从,至,单位,类别,内容\nx,巡查,每月按日,,,5,,09:00,2026-02-30,,GRID,ZL02-02,看看", "2 “从”应当是日期，如 2026-01-31：2026-02-30。")]
    [InlineData("schedules", "代码,名称,周期,星期,第几个,日,月,时刻,从,至,单位,类别,内容\nx,巡查,每月按日,,,5,,09:00,2026-02-01,2026-01-01,GRID,ZL02-02,看看", "2 “至”不能早于“从”：2026-01-01。")]
    [InlineData("schedules", "代码,名称,周期,星期,第几个,日,月,时刻,从,至,单位,类别,内容\nx,巡查,每月按日,,,5,,09:00,2026-02-01,,GRID,MF02-01,看看", "2 没有代码为“MF02-01”的社区自治类别。")]
    [InlineData("categories", "代码,名称,诉求类型,法定途径,敏感度,社区可主办,能否调解,紧急程度\nXX02-10,邻里,投诉,公安,一般,是,可以调解,下一工作日", "2 类别代码的前两个字母是大类，应当取自：MF、CG、ZS、AQ、ZA、WY、LD、SC、MS、QY、ZX、ZT、ZL：XX02-10。")]
    [InlineData("shifts", "单位,星期,开始,人员,班次,结束\nDESK,礼拜一,8点,S001,白班,17:30", "2 “星期”里没有“礼拜一”，可以是：星期一、星期二、星期三、星期四、星期五、星期六、星期日。|2 “开始”应当是时刻，如 08:30：8点。")]
    public void What_cannot_be_is_said_at_its_line(string code, string text, string said)
    {
        Read(TownTables.Find(code)!, text, out var faults).ShouldBeNull();

        faults.ShouldBe(said.Split('|'));
    }

    [Fact]
    public void A_new_category_is_in_use_unless_it_says_otherwise()
    {
        var change = Read(TownTables.Categories, "代码,名称,诉求类型,其他诉求类型,法定途径,敏感度,社区可主办,能否调解,紧急程度\n"
            + "MF02-10,邻里纠纷/楼顶种菜,投诉,求助、举报,人民调解,0,是,可以调解,P2\n", out _)!;

        change.Added.Single().ShouldBe(
            ["MF02-10", "邻里纠纷/楼顶种菜", "投诉", "求助、举报", "人民调解", "一般", "是", "可以调解", "", "下一工作日", "", "", "在用"]);
    }

    [Fact]
    public void No_name_of_a_person_gets_into_what_is_logged()
    {
        var change = Read(TownTables.People, "代码,姓名,职务\nS001,王新名,主任", out _)!;

        (change.Before + change.After).ShouldNotContain("王新名");
        (change.Before + change.After).ShouldNotContain("李红梅");
        change.After.ShouldBe("S001：姓名 （不记录），职务 主任");
    }

    private static TownChange? Read(TownTable table, string text, out IEnumerable<string> faults)
    {
        var change = TownImport.Read(table, Town, text, whole: false, out var found);
        faults = found.Select(fault => $"{fault.Line} {fault.Message}");
        return change;
    }
}
