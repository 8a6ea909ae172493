using Mediation.Casework.Actors;
using Mediation.Casework.Cases;

namespace Mediation.Casework.Places.Tables;

/// <summary>The tables of a town (各底数表).</summary>
public static class TownTables
{
    private static readonly CellOption[] Roles =
    [
        new("clerk", "登记受理员"), new("handler", "承办人"), new("head", "单位负责人"), new("supervisor", "督办员"), new("administrator", "管理员"),
        new("auditor", "审计员"),
    ];

    private static readonly CellOption[] YesNo = [new("true", "是"), new("false", "否")];

    private static readonly CellOption[] Services =
        [new("professional-firm", "市场运作"), new("self-governed", "业主自治"), new("entrusted", "代管托管"), new("integrated", "一体融入")];

    private static readonly CellOption[] UnitKinds =
    [
        new("community", "社区"), new("court", "法院"), new("department", "部门"), new("desk", "受理台"), new("discipline", "纪检监察"),
        new("emergency", "应急救援"), new("grid", "网格"), new("household", "党员中心户"), new("legal-adviser", "法律顾问"), new("mediation", "人民调解组织"),
        new("owners", "业主组织"), new("party", "党组织"), new("property", "物业"), new("residents", "居民组织"), new("courtyard", "院落自治委员会"), new("station", "派驻站所"), new("town-office", "镇内设机构"), new("utility", "公用企业"),
        new("volunteers", "志愿队伍"),
    ];

    /// <summary>单位.</summary>
    public static TownTable Units { get; } = new("units", 1,
        [
            new("代码", CellKind.Code), new("名称", CellKind.Text) { Unique = true }, new("类别", CellKind.Choice) { Options = UnitKinds },
            new("上级单位", CellKind.Unit) { Optional = true, Hint = "逾期逐级上报时告诉它；不在层级里的不选。" },
            new("职责", CellKind.Text) { Optional = true, Hint = "这一级负责什么，一句话。" },
        ],
        town => town.Units.Select(unit => Row(unit.Code, unit.Name, Word(UnitKinds, unit.Kind), unit.Parent, unit.Duty)))
    {
        Check = cell => !char.IsAsciiLetterUpper(cell("代码")[0]) || cell("代码").Any(char.IsAsciiLetterLower)
            ? $"单位代码以大写字母开头，没有小写字母：{cell("代码")}。"
            : cell("代码") == cell("上级单位") ? "单位不能是自己的上级。"
            : null,
    };

    /// <summary>人员: who works for the town, whether or not they have an account.</summary>
    public static TownTable People { get; } = new("people", 1,
        [
            new("代码", CellKind.Code), new("姓名", CellKind.Text) { Personal = true }, new("单位", CellKind.Unit) { Optional = true },
            new("职务", CellKind.Text), new("角色", CellKind.Choices) { Options = Roles }, new("社区", CellKind.Community) { Optional = true },
            new("会说的语言", CellKind.Languages) { Optional = true, Hint = "汉语不用写；写“语言”表里的名称，几种之间用“、”。" },
        ],
        town => town.People.Select(person => Row(
            person.Code, person.Name, person.Unit, person.Title, string.Join('、', person.Roles.Select(WordOf)), person.Community,
            string.Join('、', person.Languages))))
    {
        Removable = true,
    };

    /// <summary>网格.</summary>
    public static TownTable Grids { get; } = new("grids", 1,
        [new("代码", CellKind.Code), new("名称", CellKind.Text), new("社区", CellKind.Community), new("网格员", CellKind.Official)],
        town => town.Grids.Select(grid => Row(grid.Code, grid.Name, grid.Community, grid.Worker)))
    {
        Removable = true,
    };

    /// <summary>小区.</summary>
    public static TownTable Compounds { get; } = new("compounds", 1,
        [
            new("代码", CellKind.Code), new("名称", CellKind.Text) { Unique = true }, new("社区", CellKind.Community), new("街路", CellKind.Text),
            new("类型", CellKind.Text), new("服务模式", CellKind.Choice) { Options = Services },
            new("物业企业", CellKind.Text) { Optional = true }, new("自治公约", CellKind.Text) { Optional = true },
            new("业主组织", CellKind.Choice) { Options = [new("业委会", "业委会"), new("物管会", "物管会"), new(Compound.OwnGroup, Compound.OwnGroup)], Optional = true, Hint = "没有就不选，由社区代行。" },
            new("楼栋数", CellKind.Count) { Most = 200 }, new("户数", CellKind.Count), new("别名", CellKind.Texts) { Optional = true },
            new("网格", CellKind.Grid) { Optional = true }, new("党组织", CellKind.PartyOrganisation) { Optional = true },
        ],
        CompoundRows)
    {
        Check = cell => (cell("服务模式"), cell("物业企业").Length > 0) is ("市场运作", false) or ("业主自治", true)
            ? "服务模式是“市场运作”的要写物业企业，“业主自治”的不写。"
            : cell("楼栋数") == "0" ? "“楼栋数”至少是 1。"
            : null,
    };

    /// <summary>值班表: a row for each person of each shift, every week the same.</summary>
    public static TownTable Shifts { get; } = new("shifts", 4,
        [
            new("单位", CellKind.Unit), new("星期", CellKind.Choice) { Options = ScheduleTable.Weekdays }, new("开始", CellKind.Time),
            new("人员", CellKind.Official), new("班次", CellKind.Text), new("结束", CellKind.Time),
        ],
        town => town.Shifts.SelectMany(shift => shift.People.Select(person => Row(
            shift.Unit, Word(ScheduleTable.Weekdays, $"{(int)shift.Weekday + (shift.Weekday is DayOfWeek.Sunday ? 7 : 0)}"), $"{shift.From:HH:mm}", person,
            shift.Name, $"{shift.To:HH:mm}"))))
    {
        Removable = true,
    };

    /// <summary>属地职责分工: who regulates what here.</summary>
    public static TownTable Regulators { get; } = new("regulators", 1,
        [new("事项代码", CellKind.Code), new("事项", CellKind.Text), new("主管单位", CellKind.Unit), new("依据", CellKind.Text)],
        town => town.Regulators.Select(each => Row(each.Matter, each.Name, each.Unit, each.Ground)));

    /// <summary>协作机制: a row for each unit of each group.</summary>
    public static TownTable Groups { get; } = new("groups", 2,
        [
            new("代码", CellKind.Code), new("成员单位", CellKind.Unit), new("名称", CellKind.Text),
            new("牵头", CellKind.Choice) { Options = YesNo }, new("表决权", CellKind.Choice) { Options = YesNo, Usual = "否" }, new("依据", CellKind.Text),
        ],
        town => town.Groups.SelectMany(group => group.Members.Select(each =>
            Row(group.Code, each.Unit, each.Group, each.Leads ? "是" : "否", each.Votes ? "是" : "否", each.Ground))))
    {
        Removable = true,
    };

    /// <summary>常见问题: what is asked again and again, with its answer.</summary>
    public static TownTable Questions { get; } = new("questions", 1,
        [
            new("代码", CellKind.Code), new("问题", CellKind.Text) { Unique = true }, new("答复", CellKind.Text), new("依据", CellKind.Text),
            new("核对日期", CellKind.Date) { Hint = "哪天对照依据核对过" },
        ],
        town => town.Questions.Select(each => Row(each.Code, each.Question, each.Answer, each.Ground, $"{each.CheckedOn:yyyy-MM-dd}")))
    {
        Removable = true,
    };

    /// <summary>语言: what people speak besides Chinese.</summary>
    public static TownTable Languages { get; } = new("languages", 1,
        [new("代码", CellKind.Code), new("名称", CellKind.Text) { Unique = true, Hint = "案件里按名称记。" }],
        town => town.Languages.Select(each => Row(each.Code, each.Name)))
    {
        Removable = true,
    };

    /// <summary>社区.</summary>
    public static TownTable Communities { get; } = new("communities", 1,
        [new("代码", CellKind.Code), new("名称", CellKind.Text) { Unique = true }, new("站点", CellKind.Text)],
        town => town.Communities.Select(each => Row(each.Code, each.Name, each.Office)));

    /// <summary>小区党组织; which compounds each has is said in the compounds' table.</summary>
    public static TownTable Organisations { get; } = new("organisations", 1,
        [new("代码", CellKind.Code), new("名称", CellKind.Text) { Unique = true }, new("社区", CellKind.Community)],
        town => town.Communities.SelectMany(community => community.PartyOrganisations.Select(each => Row(each.Code, each.Name, community.Code))))
    {
        Removable = true,
    };

    /// <summary>类别.</summary>
    public static TownTable Categories => CategoryTable.Table;

    /// <summary>定期工作.</summary>
    public static TownTable Schedules => ScheduleTable.Table;

    /// <summary>院落.</summary>
    public static TownTable Courtyards => CourtyardTable.Table;

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<TownTable> All { get; } =
        [Units, People, Shifts, Categories, Regulators, Groups, Communities, Organisations, Compounds, Courtyards, Grids, Schedules, Questions, Languages];

    /// <summary>One by its code; null when there is none.</summary>
    public static TownTable? Find(string code) => All.FirstOrDefault(table => table.Code == code);

    private static IEnumerable<IReadOnlyList<string>> CompoundRows(Town town)
    {
        var grids = town.Grids.SelectMany(grid => grid.Compounds.Select(each => (each, grid.Code))).ToDictionary(p => p.each, p => p.Code);
        var organisations = town.Communities.SelectMany(community => community.PartyOrganisations)
            .SelectMany(organisation => organisation.Compounds.Select(each => (each, organisation.Code))).ToDictionary(p => p.each, p => p.Code);
        return town.Compounds.Select(each => Row(
            each.Code, each.Name, each.Community, each.Street, each.Kind,
            Word(Services, each.Service.Code()), each.PropertyFirm, each.Convention, each.OwnersBody,
            $"{each.Buildings}", $"{each.Households}", string.Join('、', each.Aliases), grids.GetValueOrDefault(each.Code),
            organisations.GetValueOrDefault(each.Code)));
    }

    internal static string[] Row(params IReadOnlyList<string?> cells) => [.. cells.Select(cell => cell ?? "")];

    private static string WordOf(Role role) => Word(Roles, role.ToString().ToLowerInvariant());

    internal static string Word(IEnumerable<CellOption> options, string code) => options.FirstOrDefault(option => option.Code == code)?.Word ?? code;
}
