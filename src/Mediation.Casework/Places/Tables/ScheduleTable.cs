using System.Globalization;
using Mediation.Casework.Cases;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Places.Tables;

/// <summary>The schedules as a table (定期工作表): a row for each. Rows never go, for their history speaks of them; what is no longer wanted is suspended.</summary>
public static class ScheduleTable
{
    /// <summary>The weekdays by their ISO numbers (星期).</summary>
    internal static readonly CellOption[] Weekdays =
    [
        new("1", "星期一"), new("2", "星期二"), new("3", "星期三"), new("4", "星期四"), new("5", "星期五"), new("6", "星期六"), new("7", "星期日"),
    ];

    private static readonly CellOption[] Cycles =
    [
        new("weekly", "每周"), new("monthly", "每月按日"), new("monthly-weekday", "每月按星期"), new("quarterly", "每季"), new("yearly", "每年"),
    ];

    private static readonly CellOption[] Ordinals =
        [new("1", "第一个"), new("2", "第二个"), new("3", "第三个"), new("4", "第四个"), new("-1", "最后一个")];

    private static readonly CellOption[] RestDays = [new("next", "顺延到下一个工作日"), new("skip", "跳过"), new("keep", "照常")];

    private static readonly CellOption[] Targets = [new("one", "一件"), new("red", "每户红色"), new("yellow", "每户黄色"), new("green", "每户绿色"), new("courtyard", "每个将换届的院落")];

    private static readonly CellOption[] States = [new("false", "在用"), new("true", "停用")];

    /// <summary>The table.</summary>
    internal static TownTable Table { get; } = new("schedules", 1,
        [
            new("代码", CellKind.Code) { Hint = "字母、数字和连字符，如 red-visit；定了就不再改。" },
            new("名称", CellKind.Text) { Unique = true },
            new("周期", CellKind.Choice) { Options = Cycles },
            new("星期", CellKind.Choices) { Options = Weekdays, Optional = true },
            new("第几个", CellKind.Choice) { Options = Ordinals, Optional = true, Hint = "每月按星期的才选。" },
            new("日", CellKind.Count) { Most = 31, Optional = true, Hint = "几号；月份没有这一天的，在当月最后一天。" },
            new("月", CellKind.Count) { Most = 12, Optional = true, Hint = "每年的写几月；每季的写季度的第几个月，1 到 3。" },
            new("时刻", CellKind.Time) { Usual = "09:00" },
            new("遇休息日", CellKind.Choice) { Options = RestDays, Usual = "顺延到下一个工作日", Hint = "休息日按工作日历，调休上班日算工作日。" },
            new("从", CellKind.Date), new("至", CellKind.Date) { Optional = true },
            new("地点", CellKind.Text) { Optional = true, Hint = "写小区名就归到那个小区；不写就是全镇。每户的不写。" },
            new("对象", CellKind.Choice) { Options = Targets, Usual = "一件", Hint = "选每户的，按重点户登记一户开一件；选院落的，任期三十天内届满的一个开一件。" },
            new("单位", CellKind.Unit) { Hint = "由谁办；每户的由登记的联系单位办。" },
            new("类别", CellKind.OwnCategory) { Hint = "案件走哪条流程，由规则按类别定。" },
            new("内容", CellKind.Text) { Hint = "案件开头的话，不写人名和电话。" },
            new("状态", CellKind.Choice) { Options = States, Usual = "在用" },
        ],
        town => town.Schedules.Select(RowOf))
    {
        Check = cell => ScheduleChecks.FaultOf(Of(cell)),
    };

    /// <summary>The schedule that a row of the table says (读一行); well-formed cells only.</summary>
    public static Schedule Of(IReadOnlyList<string> row) =>
        Of(name => row[Table.Columns.TakeWhile(column => column.Name != name).Count()]);

    private static Schedule Of(Func<string, string> cell)
    {
        var recurrence = new Recurrence(Coded<Cycle>(Cycles, cell("周期")))
        {
            Weekdays = [.. cell("星期").Split('、', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => (DayOfWeek)(Number(CodeOf(Weekdays, word)) % 7)!)],
            Nth = Number(CodeOf(Ordinals, cell("第几个"))),
            Day = Number(cell("日")),
            Month = Number(cell("月")),
        };
        return new Schedule(cell("代码"), cell("名称"), recurrence, TimeOnly.ParseExact(cell("时刻"), "HH:mm", CultureInfo.InvariantCulture))
        {
            RestDay = Coded<RestDay>(RestDays, cell("遇休息日")),
            From = Date(cell("从"))!.Value,
            Until = Date(cell("至")),
            Place = cell("地点") is { Length: > 0 } place ? place : null,
            Target = Coded<Target>(Targets, cell("对象")),
            Unit = cell("单位"),
            Category = cell("类别"),
            Text = cell("内容"),
            Suspended = CodeOf(States, cell("状态")) == "true",
        };
    }

    private static string[] RowOf(Schedule schedule) => TownTables.Row(
        schedule.Code, schedule.Name, TownTables.Word(Cycles, schedule.Recurrence.Cycle.Code()),
        string.Join('、', schedule.Recurrence.Weekdays.Select(day => TownTables.Word(Weekdays, $"{((int)day + 6) % 7 + 1}"))),
        schedule.Recurrence.Nth is { } nth ? TownTables.Word(Ordinals, $"{nth}") : null, $"{schedule.Recurrence.Day}", $"{schedule.Recurrence.Month}",
        $"{schedule.At:HH:mm}", TownTables.Word(RestDays, schedule.RestDay.Code()), $"{schedule.From:yyyy-MM-dd}", $"{schedule.Until:yyyy-MM-dd}",
        schedule.Place, TownTables.Word(Targets, schedule.Target.Code()), schedule.Unit, schedule.Category, schedule.Text,
        TownTables.Word(States, schedule.Suspended ? "true" : "false"));

    private static string CodeOf(IEnumerable<CellOption> options, string word) => options.FirstOrDefault(option => option.Word == word)?.Code ?? word;

    private static T Coded<T>(IEnumerable<CellOption> options, string word)
        where T : struct, Enum => Enum.GetValues<T>().First(value => value.Code() == CodeOf(options, word));

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Date(string text) =>
        text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
