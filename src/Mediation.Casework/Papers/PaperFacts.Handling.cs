using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Papers;

/// <content>What was done, by whom, and who watched over it.</content>
public static partial class PaperFacts
{
    private static IReadOnlyList<PaperFact> OfTheHandling =>
    [
        new("lead", "主办单位", "城镇发展服务中心", known => known.File.Lead is { } lead ? known.Unit(lead.Unit) : null),
        new("coHandlers", "协办单位", "月光社区居民委员会", known => known.Units(known.File.CoHandlers.Select(share => share.Unit))),
        new("dispatchedAt", "派单时间", "2026年11月2日 10:00", known => known.File.Lead is { } lead ? known.Moment(lead.DispatchedAt) : null),
        new("course", "办理经过", "11月3日 社区：已上门劝阻", known => Lines(known,
            known.Events.Select(line => (line, Told(known, line.Event))).Where(each => each.Item2 is not null).Select(each => (each.line.At, each.Item2!)))),
        new("replied", "答复内容", "已责令停止夜间施工", known => known.Of<Replied>().Select(each => known.Say(each.Event.Text)).LastOrDefault()),
        new("returnedBy", "退单单位", "行政执法大队", known => known.Of<ShareReturned>().Select(each => UnitOf(known, each.Event.Assignment)).LastOrDefault()),
        new("returnedAt", "退单时间", "2026年11月3日 09:00", known => known.Of<ShareReturned>().Select(each => known.Moment(each.Line.At)).LastOrDefault()),
        new("returnReason", "退单理由", "不属于本单位职责", known => known.Of<ShareReturned>().Select(each => known.Say(each.Event.Reason)).LastOrDefault()),
        new("returnProposed", "建议单位", "住房和城乡建设局", known =>
            known.Of<ShareReturned>().Select(each => each.Event.ProposedUnit is { } unit ? known.Unit(unit) : null).LastOrDefault()),
        new("returnAnswer", "退单答复", "改由住房和城乡建设局主办", ReturnAnswer),
        new("handedTo", "移送单位", "派出所", known => known.Of<HandedOff>().Select(each => known.Unit(each.Event.To)).LastOrDefault()),
        new("handOffReceipt", "接收回执", "接警编号 20261101", known => known.Of<HandedOff>().Select(each => each.Event.Receipt).LastOrDefault()),
        new("followedUpAt", "回访时间", "2026年11月22日 10:00", known => known.Of<FollowedUp>().Select(each => known.Moment(each.Event.Call.At)).LastOrDefault()),
        new("followedUpBy", "回访人", "王某", known => known.Of<FollowedUp>().Select(each => each.Line.By).LastOrDefault()),
        new("followUpResult", "回访结果", "已解决，满意", known => known.Of<FollowedUp>().Select(each => Call(each.Event)).LastOrDefault()),
        new("followUpText", "回访记录", "当事人表示噪声已停止", known => known.Of<FollowedUp>().Select(each => known.Say(each.Event.Text)).LastOrDefault()),
    ];

    private static IReadOnlyList<PaperFact> OfTheOversight =>
    [
        new("extensionUnit", "申请延期单位", "城镇发展服务中心", known => known.Of<ExtensionAsked>().Select(each => known.Unit(each.Event.Request.Unit)).LastOrDefault()),
        new("extensionClock", "延期事项", "办理期限", known => known.Of<ExtensionAsked>().Select(each =>
            known.File.Deadlines.Find(clock => clock.Id == each.Event.Request.Deadline)?.Label).LastOrDefault()),
        new("extensionBy", "延长时间", "5个工作日",
            known => known.Of<ExtensionAsked>().Select(each => $"{each.Event.Request.By}{Unit(each.Event.Request.CountedIn)}").LastOrDefault()),
        new("extensionReason", "延期理由", "等待鉴定意见", known => known.Of<ExtensionAsked>().Select(each => known.Say(each.Event.Reason)).LastOrDefault()),
        new("extensionDecision", "审批意见", "同意", known => known.Of<ExtensionDecided>().Select(each =>
            $"{(each.Event.Approved ? "同意" : "不同意")}。{known.Say(each.Event.Reason)}").LastOrDefault()),
        new("extensionDecidedBy", "审批人", "赵某", known => known.Of<ExtensionDecided>().Select(each => each.Line.By).LastOrDefault()),
        new("extensionDecidedAt", "审批时间", "2026年11月10日 09:00",
            known => known.Of<ExtensionDecided>().Select(each => known.Moment(each.Line.At)).LastOrDefault()),
        new("urgedUnits", "被催办单位", "城镇发展服务中心", LastUrged),
        new("urgedAt", "催办时间", "2026年11月8日 09:00", known => known.Of<Urged>().Select(each => known.Moment(each.Line.At)).LastOrDefault()),
        new("urgedText", "催办内容", "请于今日内联系当事人", known => known.Of<Urged>().Select(each => known.Say(each.Event.Text)).LastOrDefault()),
        new("urgeCount", "催办次数", "2", known => known.File.UrgeCount > 0 ? $"{known.File.UrgeCount}" : null),
        new("orderNumber", "督办编号", "DB2026-0007", known => known.File.Supervision?.OrderNumber),
        new("leader", "责任领导", "周某", known => known.File.Supervision?.Leader),
        new("supervisedAt", "督办时间", "2026年11月12日 09:00", known => known.File.Supervision is { } order ? known.Moment(order.At) : null),
        new("supervisedUntil", "整改期限", "2026年11月20日", known => known.File.Supervision is { } order ? PaperCase.Day(order.Until) : null),
        new("supervisedText", "督办要求", "查明原因，限期解决", known => known.Of<PutUnderSupervision>().Select(each => known.Say(each.Event.Text)).LastOrDefault()),
    ];

    private static string? Told(PaperCase known, CaseEvent happened) => happened switch
    {
        ShareConcluded e => $"{UnitOf(known, e.Assignment)}：{e.Result}。{known.Say(e.Text)}",
        Contacted e => $"{e.How}联系当事人：{known.Say(e.Text)}",
        Spoken { About: "progress" } e => known.Say(e.Text),
        HandedOff e => $"移送{known.Unit(e.To)}",
        _ => null,
    };

    private static string? ReturnAnswer(PaperCase known)
    {
        var last = known.Events.ToList().FindLastIndex(line => line.Event is ShareReturned);
        return last < 0 ? null : known.Events.Skip(last).Select(line => line.Event).OfType<Dispatched>()
            .Select(again => $"由{known.Units(again.Assignments.Select(share => share.Unit))}办理。{known.Say(again.Reason)}").FirstOrDefault();
    }

    // One act urges every unit whose turn it is, at one moment.
    private static string? LastUrged(PaperCase known) =>
        known.Of<Urged>().ToList() is { Count: > 0 } all
            ? known.Units(all.Where(each => each.Line.At == all[^1].Line.At).Select(each => each.Event.Unit)) : null;

    private static string Papers(PaperCase known, string template) => string.Join('\n', known.Of<PaperMade>()
        .Where(each => each.Event.Template == template).Select(each => $"{each.Event.Number}（{known.Day(each.Line.At)}）"));

    private static string Call(FollowedUp e) => e.Call.Reached
        ? string.Join('，', new[] { e.Call.Solved is true ? "已解决" : "未解决", e.Call.Satisfaction, e.Call.ReasonCode }.OfType<string>())
        : "未联系上";

    private static string Lines(PaperCase known, IEnumerable<(DateTimeOffset At, string Text)> lines) =>
        string.Join('\n', lines.Select(line => $"{known.Moment(line.At)}　{line.Text}"));

    private static string UnitOf(PaperCase known, Guid share) => known.File.Assignments.Find(each => each.Id == share) is { } held ? known.Unit(held.Unit) : "";

    private static string Unit(TermUnit? unit) => unit switch
    {
        TermUnit.Hour => "小时",
        TermUnit.CalendarDay => "天",
        TermUnit.Month => "个月",
        _ => "个工作日",
    };
}
