using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Papers;

/// <content>What the case is.</content>
public static partial class PaperFacts
{
    private static IReadOnlyList<PaperFact> OfTheCase =>
    [
        new("number", "编号", "LZ2026-000123", known => known.File.Number),
        new("caseNumber", "案号", "LZ2026-000123", known => known.File.Number),
        new("paperNumber", "文书号", "SH2026-0001", known => known.Number),
        new("mediationNumber", "人调字号", "（2026）人调字第0001号", known => MediationNumber(known.Number)),
        new("town", "本镇", "联珠镇", known => known.Town.Name),
        new("today", "出具日期", "2026年11月20日", known => known.Day(known.Now)),
        new("maker", "出具人", "王某", known => known.Maker),
        new("channel", "来源", "窗口登记", known => known.File.Intake.Channel),
        new("requestType", "诉求类型", "投诉", known => known.File.Intake.RequestType),
        new("category", "类别", "邻里纠纷/生活噪声", known => known.Town.Categories.NameOf(known.File.Intake.Category)),
        new("acceptedAt", "受理时间", "2026年11月2日 09:30", known => known.Moment(known.File.Intake.AcceptedAt)),
        new("acceptedBy", "受理人", "李某", known => known.Of<Accepted>().Select(each => each.Line.By).FirstOrDefault()),
        new("occurredAt", "事发时间", "2026年11月1日 22:10", known => known.File.Intake.OccurredAt is { } at ? known.Moment(at) : null),
        new("place", "地点", "西园路月光小区2栋", known => known.PlaceText),
        new("said", "诉求", "楼上深夜施工……", known => known.Said),
        new("persons", "人数", "1", known => $"{known.File.Intake.Persons}"),
        new("firstDue", "首次响应期限", "2026年11月3日 17:30", known => Due(known, DeadlineKinds.FirstResponse)),
        new("handlingDue", "办结期限", "2026年11月20日 24:00", known => Due(known, DeadlineKinds.Handling)),
        new("confirmationDue", "司法确认期限", "2026年12月20日 24:00", known => Due(known, DeadlineKinds.JudicialConfirmation)),
        new("result", "办理结果", "已解决", known => known.File.Result is { } result ? ResultOf(result) : null),
        new("closedAt", "办结时间", "2026年11月20日 16:00", known => known.Of<CaseClosed>().Select(each => known.Moment(each.Event.At)).LastOrDefault()),
        new("pages", "页数", "36", known => known.Pages is { } pages ? $"{pages}" : null),
        new("missing", "缺件", "人民调解记录", known => string.Join('、', known.Missing)),
        new("attachments", "附件清单", "照片一.jpg", known => string.Join('\n', known.Attachments)),
        new("ground", "依据", "信访工作条例第三十一条", known => Fixed(known, "ground")),
        new("route", "去向", "向人民法院提起诉讼", known => Fixed(known, "route")),
    ];

    private static string? MediationNumber(string? number) => number is { Length: > 7 } ? $"（{number[2..6]}）人调字第{number[7..]}号" : null;

    private static string? Due(PaperCase known, string kind) => known.File.Deadlines.Where(clock => clock.Kind == kind)
        .Select(clock => known.Moment(Derivation.Of(clock, known.Calendar).DueAt)).LastOrDefault();

    private static string? Fixed(PaperCase known, string field) => known.Fixed
        .Where(paper => paper.Template == "decline-notice").Select(paper => paper.Values.GetValueOrDefault(field)).LastOrDefault();

    private static string ResultOf(CaseResult result) => result switch
    {
        CaseResult.Solved => "已解决",
        CaseResult.Unsolved => "已答复、未解决",
        CaseResult.Unconfirmed => "已答复、未能回访",
        CaseResult.Declined => "不予受理",
        CaseResult.HandedOver => "已移送",
        CaseResult.Done => "已完成",
        CaseResult.Merged => "已并案",
        CaseResult.Withdrawn => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, null),
    };
}
