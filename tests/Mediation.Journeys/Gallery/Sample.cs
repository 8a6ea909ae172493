using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Web.Parts;

namespace Mediation.Journeys.Gallery;

/// <summary>A believable case for the gallery: every part gets something to show.</summary>
internal static class Sample
{
    public static Clockface Clock { get; } = new(
        new(2026, 11, 20, 10, 15, 0, TimeSpan.FromHours(8)), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    public static DateTimeOffset Now => Clock.Now;

    public static IReadOnlyList<LightView> Lights { get; } =
    [
        LightView.Running(TrafficLight.Green, Now.AddHours(3.5), Clock),
        LightView.Running(TrafficLight.Amber, Now.AddHours(7), Clock),
        LightView.Running(TrafficLight.Red, Now.AddDays(-2.2), Clock),
        LightView.Met(late: false),
        LightView.Met(late: true),
    ];

    public static IReadOnlyList<StageStep> Stages { get; } =
    [
        new("受理", StagePlace.Past, "11月18日"),
        new("待签收", StagePlace.Past, "11月18日"),
        new("处置中", StagePlace.Current, "社区调委会"),
        new("待答复", StagePlace.Ahead),
        new("待回访", StagePlace.Ahead),
        new("已办结", StagePlace.Ahead),
    ];

    public static IReadOnlyList<TimelineEntry> Journal { get; } =
    [
        new(Now.AddDays(-2), TimelineKind.People, "受理台 林晓燕", "受理了这件事项",
            "邻里纠纷/漏水渗水：提到“楼上”“漏水”，发生在同一栋楼", "楼上三楼卫生间漏水，把我家客厅的顶都泡黄了，说了三次都不理。"),
        new(Now.AddDays(-2).AddMinutes(1), TimelineKind.System, "系统", "派给社区人民调解委员会主办，物业服务企业协办", "规则：相邻漏水先调解、物业查原因"),
        new(Now.AddDays(-1.9), TimelineKind.Clocks, "系统", "开始计时：首次回应，11月19日 17:30 前", "管理时限 P2：次一工作日下班前"),
        new(Now.AddDays(-1.5), TimelineKind.People, "社区调委会 周建民", "签收，并电话联系了投诉人"),
        new(Now.AddHours(-3), TimelineKind.Papers, "物业 何敏", "上传了现场勘查记录"),
    ];

    public static DerivationView Derivation { get; } = new("个工作日",
    [
        new(Now.AddDays(-2), Now.Date.AddDays(-1).ToMoment(), 0, "事件当天不计入"),
        new(Now.Date.AddDays(-1).ToMoment(), Now.Date.AddDays(1).ToMoment(), 2, "11月19日、20日是工作日"),
        new(Now.Date.AddDays(1).ToMoment(), Now.Date.AddDays(3).ToMoment(), 0, "周末不计"),
        new(Now.Date.AddDays(3).ToMoment(), Now.Date.AddDays(6).ToMoment(), 3, "11月23日至25日是工作日"),
    ], Now.Date.AddDays(6).ToMoment(), "《联珠镇矛盾纠纷一站受理办法》第十二条", Provisional: false);

    public static IReadOnlyList<RulingView> Rulings { get; } =
    [
        new("能不能调解", "可以调解", "相邻关系纠纷，双方是平等主体", ["提到“楼上”“漏水”", "被投诉人是自然人"],
            "《人民调解法》第二条", Verified: true, "3"),
        new("由谁主办", "社区人民调解委员会", null, [], "本镇职责分工表", Verified: false, "5")
        {
            OverruledBecause = "当事人要求由社区出面",
        },
    ];

    public static SharesView Shares { get; } = new(
    [
        new("社区人民调解委员会", Lead: true, "办理中，签收于", Now.AddDays(-1.5), Concluded: false,
            LightView.Running(TrafficLight.Amber, Now.AddHours(7), Clock)),
        new("物业服务企业", Lead: false, "已办理完毕", Now.AddHours(-3), Concluded: true),
        new("社区法律顾问", Lead: false, "待签收", null, Concluded: false,
            LightView.Running(TrafficLight.Red, Now.AddHours(-5), Clock)),
    ], "全部协办办理完毕后，主办才能办结：已完成 1 / 2", Ready: false);

    public static IReadOnlyList<ActFormView> Acts { get; } =
    [
        Act("conclude", "办理完毕",
            new("result", "结果", FieldType.Choice) { Options = [new("solved", "已解决"), new("partly", "部分解决"), new("impossible", "无法解决")] },
            new("text", "办理情况", FieldType.Text) { Hint = "写给投诉人看得懂的话。", Wrong = ["不能提交，因为没有写办理情况。请补充后再提交。"] })
            with { Likely = true },
        Act("stop-clock", "中止计时",
            new("ground", "中止理由", FieldType.Choice) { Options = [.. Enumerable.Range(1, 7).Select(n => new FormOption($"g{n}", $"法定理由 {n}"))] },
            new("until", "中止到", FieldType.DateTime),
            new("coHandlers", "通知单位", FieldType.Units, Required: false) { Options = [new("POLICE", "派出所"), new("LEGAL", "社区法律顾问")] },
            new("days", "天数", FieldType.Number, Required: false) { Limit = 30 },
            new("notify", "通知投诉人", FieldType.Boolean)) with { Refusals = ["不能中止，因为这个时限已经到期。请先说明逾期原因。"] },
        Act("sign-for", "签收"),
    ];

    public static PartyView Complainant { get; } = new(
        "投诉人", Masking.Name("陈桂芳"), Masking.Phone("13812340021"), "月光小区 2 栋", "要求保密")
    {
        Reveal = Act("reveal", "查看并留痕", new FormField("purpose", "用途", FieldType.Text) { Limit = 100 }),
    };

    public static ConflictView Conflict { get; } = new(
        [new(Now.AddMinutes(-2), TimelineKind.People, "督办 高远", "发出了催办")],
        [new("办理情况", "已到现场查看，确认三楼卫生间防水层破损。")], "/gallery");

    public static ChartView Chart { get; } = new("overdue", "各单位在办与逾期", ChartKind.Stacked, "单位",
        ["社区调委会", "派出所", "综合执法", "物业", "城镇发展"],
        [new("按时", [18, 9, 12, 21, 6], "blue"), new("逾期", [2, 0, 3, 1, 1], "red")]);

    private static ActFormView Act(string code, string label, params IReadOnlyList<FormField> fields) =>
        new("/cases/LZ2026-000123/acts", code, label, 7, "0199-key", fields);

    private static DateTimeOffset ToMoment(this DateTime day) => new(day, TimeSpan.FromHours(8));
}
