using Mediation.Casework.Meetings;

namespace Mediation.Casework.Papers;

/// <content>Who was asked to stop, and what units met about.</content>
public static partial class PaperFacts
{
    private static IReadOnlyList<PaperFact> OfTheMeetings =>
    [
        new("dissuasions", "劝阻情况", "2026年11月2日 21:00　社区居委会上门劝阻：答应改正。", Dissuasions),
        new("meetingTitle", "会商名称", "吹哨报到", known => Last(known)?.Title),
        new("meetingAt", "会商时间", "2026年11月20日 15:00", known => Last(known) is { } met ? known.Moment(met.At ?? met.HeldAt!.Value) : null),
        new("meetingConvenor", "召集单位", "城镇发展服务中心", known => Last(known) is { } met ? known.Unit(met.Convenor) : null),
        new("meetingPresent", "到会单位", "派出所、社区居委会", known => Attending(known, there: true)),
        new("meetingAbsent", "未到会单位", "综合行政执法大队", known => Attending(known, there: false)),
        new("meetingMatter", "会商事项", "摊点往哪里疏导", known => known.Say(Last(known)?.Matter)),
        new("meetingMinutes", "会议记录", "先疏导，后取缔", known => known.Say(Last(known)?.Minutes)),
        new("meetingTasks", "议定事项", "城镇发展服务中心：划出疏导点（2026年12月1日前）", known => Last(known) is { } met
            ? string.Join('\n', met.Tasks.Select(task => $"{known.Unit(task.Unit)}：{known.Say(task.Text)}（{PaperCase.Day(task.Until)}前）"))
            : null),
    ];

    private static Meeting? Last(PaperCase known) => known.File.Meetings.FindLast(meeting => meeting.HeldAt is not null);

    private static string? Attending(PaperCase known, bool there) => Last(known) is { } met
        ? known.Units(met.Invitees.Where(each => each.Attended == there).Select(each => each.Unit))
        : null;

    // What was written down at the time, then the signed papers of it.
    private static string Dissuasions(PaperCase known) => string.Join('\n',
        known.File.Dissuasions.OrderBy(each => each.At)
            .Select(each => $"{known.Moment(each.At)}　{known.Unit(each.Unit)}{each.Manner}劝阻：{each.Effect}。{known.Say(each.Text)}")
            .Append(Papers(known, "dissuasion-record")).Where(line => line.Length > 0));
}
