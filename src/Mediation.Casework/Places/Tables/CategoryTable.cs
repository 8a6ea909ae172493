using Mediation.Casework.Categories;

namespace Mediation.Casework.Places.Tables;

/// <summary>The category tree as a table (类别表): a row for each leaf. Rows never go; what is no longer wanted is retired.</summary>
internal static class CategoryTable
{
    private static readonly CellOption[] Types = [.. CategoryList.RequestTypes.Select(type => new CellOption(type, type))];

    private static readonly CellOption[] Tracks = [.. CategoryList.Tracks.Select(track => new CellOption(track, track))];

    private static readonly CellOption[] Grades = [new("0", "一般"), new("1", "内部掌握"), new("2", "保密"), new("3", "严格保密")];

    private static readonly CellOption[] Mediations = [new("allowed", "可以调解"), new("conditional", "有条件调解"), new("forbidden", "不得调解")];

    private static readonly CellOption[] Reasons = [.. CategoryList.MediationReasons.Select(reason => new CellOption(reason.Code, reason.Word))];

    private static readonly CellOption[] Priorities =
        [new("P0", "立即处置"), new("P1", "两小时内"), new("P2", "下一工作日"), new("P3", "两个工作日")];

    private static readonly CellOption[] YesNo = [new("true", "是"), new("false", "否")];

    private static readonly CellOption[] States = [new("false", "在用"), new("true", "停用")];

    /// <summary>The table.</summary>
    public static TownTable Table { get; } = new("categories", 1,
        [
            new("代码", CellKind.Code) { Hint = "前四位是组，后两位是组里的序号；用所在组的下一个空号。定了就不再改。" },
            new("名称", CellKind.Text) { Unique = true, Hint = "写成“组/类别”，如 邻里纠纷/漏水渗水；组名与同组的一样。" },
            new("诉求类型", CellKind.Choice) { Options = Types, Hint = "最常见的一种；没有另外说明的，就按它登记。" },
            new("其他诉求类型", CellKind.Choices) { Options = Types, Optional = true },
            new("法定途径", CellKind.Choice) { Options = Tracks, Hint = "依法由哪条途径解决，案件走哪条路由它来：可以调解的人民调解走调解，不得调解的行政执法、公安走依法查处，其余一般办理。社区自治是本镇自己的定期工作，不是纠纷，不进纠纷统计。" },
            new("敏感度", CellKind.Choice) { Options = Grades, Hint = "案件的密级不会低于它。" },
            new("社区可主办", CellKind.Choice) { Options = YesNo, Hint = "要处罚、许可或检查权的事，社区不能主办。" },
            new("能否调解", CellKind.Choice) { Options = Mediations, Hint = "有条件调解、不得调解的，在下一栏写原因。" },
            new("调解限制原因", CellKind.Choice) { Options = Reasons, Optional = true, Hint = "可以调解的不写。" },
            new("紧急程度", CellKind.Choice) { Options = Priorities, Hint = "多久要有第一次响应；话里说到危险的会更急。通用时限按它起算。" },
            new("司法统计代码", CellKind.Text) { Optional = true, Hint = "核对过才写。" },
            new("热线统计代码", CellKind.Text) { Optional = true, Hint = "核对过才写。" },
            new("状态", CellKind.Choice) { Options = States, Usual = "在用", Hint = "停用以后不再给新的诉求，已有案件不变。" },
        ],
        town => town.Categories.All.Select(RowOf))
    {
        Check = FaultOf,
    };

    private static string[] RowOf(Category category) => TownTables.Row(
        category.Code, category.Name, category.RequestTypes[0], string.Join('、', category.RequestTypes.Skip(1)), category.Track,
        TownTables.Word(Grades, $"{category.Sensitivity}"), TownTables.Word(YesNo, category.CommunityMayLead ? "true" : "false"),
        TownTables.Word(Mediations, category.Mediation),
        category.MediationReason is { } reason ? TownTables.Word(Reasons, reason) : null,
        TownTables.Word(Priorities, category.Priority), category.JusticeCode, category.HotlineCode,
        TownTables.Word(States, category.Retired ? "true" : "false"));

    private static string? FaultOf(Func<string, string> cell)
    {
        var code = cell("代码");
        if (!CategoryList.IsCode(code))
            return $"类别代码应当形如 MF02-03：两个大写字母、两位数字、连字符、两位数字：{code}。";
        if (!CategoryList.Branches.Contains(code[..2]))
            return $"类别代码的前两个字母是大类，应当取自：{string.Join('、', CategoryList.Branches)}：{code}。";
        if (CategoryList.OwnWorkFault(code, cell("法定途径"), cell("能否调解") == "不得调解" ? "forbidden" : "") is { } own)
            return own;
        if (cell("名称").Count(letter => letter == '/') > 1)
            return $"名称至多写一个“/”，前面是组，后面是类别，如 邻里纠纷/漏水渗水：{cell("名称")}。";
        if (cell("其他诉求类型").Split('、').Contains(cell("诉求类型")))
            return "“其他诉求类型”不要再写“诉求类型”里的那一项。";
        return (cell("能否调解") == "可以调解") != (cell("调解限制原因").Length == 0)
            ? "“调解限制原因”只在有条件调解、不得调解时写，而且那时必须写。"
            : null;
    }
}
