using Mediation.Casework.Places.Tables;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Places;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Places;

/// <summary>The town is changed on its pages while it works.</summary>
public sealed class TownKeepingTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private TownKeeping Keeping => new(town.Source, town.Clock);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Theory]
    [InlineData("units", "代码,名称,类别,上级单位\nPARK,停车管理所,部门,DESK\nDESK,受理中心,受理台,")]
    [InlineData("people", "代码,姓名,单位,职务,角色,社区\nS001,李红梅,DESK,主任,单位负责人、登记受理员,\nS999,新来的,,督办专员,督办员,XY")]
    [InlineData("grids", "代码,名称,社区,网格员\nXY-G9,西园第九网格,XY,S001")]
    [InlineData("compounds", "代码,名称,社区,街路,类型,服务模式,物业企业,业主组织,楼栋数,户数,别名\nXY-77,新苑,XY,西园路,商品房小区,市场运作,新苑物业,业委会,3,120,新园；新院")]
    [InlineData("shifts", "单位,星期,开始,人员,班次,结束\nDESK,星期日,18:00,S001,夜班,08:30")]
    [InlineData("categories", "代码,名称,诉求类型,其他诉求类型,法定途径,敏感度,社区可主办,能否调解,调解限制原因,紧急程度,司法统计代码\nMF02-10,邻里纠纷/楼顶种菜,投诉,求助、举报,人民调解,内部掌握,否,有条件调解,先行劝导,两小时内,0210\nMF02-01,邻里纠纷/太吵,投诉,,人民调解,一般,是,可以调解,,下一工作日,")]
    [InlineData("communities", "代码,名称,站点\nXY,西园社区,西园站\nNW,新区社区,新区党群服务站")]
    [InlineData("organisations", "代码,名称,社区\nXY-P99,新苑党支部,XY")]
    [InlineData("groups", "代码,成员单位,名称,牵头,依据\nsocial-insurance,FIRE,社保费征缴争议处理协作机制,否,镇政府文件\nflood,EMERG,防汛协作,是,镇政府文件")]
    [InlineData("schedules", "代码,名称,周期,星期,时刻,从,单位,类别,内容\nnight-round,夜街巡逻,每周,星期五、星期六,21:30,2026-03-01,GRID,ZL02-02,夜间沿街巡查\nred-visit,红色每周走访,每周,星期二,08:30,2026-03-01,GRID,ZL02-01,走访")]
    [InlineData("regulators", "事项代码,事项,主管单位,依据\nconstruction-noise,建筑施工噪声,ENFORCE,镇政府文件\nkites,放风筝,POLICE,镇政府文件")]
    public async Task What_was_looked_at_is_what_the_database_then_says(string code, string text)
    {
        var request = new TownRequest(TownTables.Find(code)!, text);
        var seen = (await Keeping.PreviewAsync(Townspeople.Administrator, request, Ct)).Value;
        seen.Faults.ShouldBeEmpty();

        (await ApplyAsync(request, seen.Town.Edition)).IsRefused.ShouldBeFalse();

        var after = (await Keeping.PreviewAsync(Townspeople.Administrator, request, Ct)).Value;
        after.Change!.IsEmpty.ShouldBeTrue("it is there now");
        after.Town.Edition.ShouldBe(seen.Town.Edition + 1);
        var line = (await new AdministrationLog(town.Source).ReadAsync(Townspeople.Auditor, new AdministrationFilter(), null, 9, Ct)).Value.Single();
        (line.Act.Kind, line.Act.Subject, line.Act.Reason, line.Act.After).ShouldBe(("town-changed", code, "试一试", seen.Change!.After));
    }

    [Fact]
    public async Task The_next_act_works_by_the_town_as_it_is_now()
    {
        await ApplyAsync(new TownRequest(TownTables.Units, "代码,名称\nDESK,受理中心"), 1);

        await town.AcceptAsync();

        town.InForce.Policy.Town.Unit("DESK")!.Name.ShouldBe("受理中心");
    }

    [Fact]
    public async Task The_next_act_knows_that_a_category_was_retired_and_it_stays_there()
    {
        var category = town.InForce.Policy.Rules.Categories.InUse.First().Code;
        await ApplyAsync(new TownRequest(TownTables.Categories, $"代码,状态\n{category},停用"), 1);

        await town.AcceptAsync();

        town.InForce.Policy.Rules.Categories.Find(category)!.Retired.ShouldBeTrue();
        TownTables.Categories.Removable.ShouldBeFalse("cases and rules speak of it");
    }

    [Fact]
    public async Task A_look_that_is_out_of_date_is_refused_and_so_is_the_same_change_twice()
    {
        var request = new TownRequest(TownTables.Units, "代码,名称\nDESK,受理中心");
        await ApplyAsync(request, 1);

        (await ApplyAsync(request, 1)).Refusals.Single().Code.ShouldBe(TownKeeping.Changed);
        (await ApplyAsync(request, 2)).Refusals.Single().Code.ShouldBe("town.unchanged");
    }

    [Fact]
    public async Task Somebody_who_still_has_a_grid_cannot_go_and_then_nothing_is_changed()
    {
        var worker = ShippedPolicy.Town.Grids[0].Worker;
        var people = string.Join('\n', TownTables.People.Rows(ShippedPolicy.Town).Where(row => row[0] != worker).Select(row => string.Join(',', row))
            .Prepend("代码,姓名,单位,职务,角色,社区,会说的语言"));

        (await ApplyAsync(new TownRequest(TownTables.People, people, Whole: true), 1)).Refusals.Single().Code.ShouldBe("town.still-used");

        (await Keeping.ReadAsync(Townspeople.Auditor, Ct)).Value.People.Count.ShouldBe(ShippedPolicy.Town.People.Count);
    }

    [Fact]
    public async Task One_wrong_line_keeps_all_from_being_applied_and_only_an_administrator_may()
    {
        var request = new TownRequest(TownTables.Units, "代码,名称,上级单位\nDESK,受理中心,\nPOLICE,派出所,NOBODY");

        (await ApplyAsync(request, 1)).Refusals.Single().Code.ShouldBe("town.faulty");
        (await Keeping.ApplyAsync(Townspeople.Supervisor, request, 1, "试一试", Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.PreviewAsync(Townspeople.Auditor, request, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.ReadAsync(Townspeople.Auditor, Ct)).Value.Unit("DESK")!.Name.ShouldBe("一窗受理台");
    }

    private Task<Casework.Answer<TownChange>> ApplyAsync(TownRequest request, long seen) =>
        Keeping.ApplyAsync(Townspeople.Administrator, request, seen, "试一试", Ct);
}
