using Mediation.Casework.Meetings;
using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>A meeting of units about the case: who was called and came, what was decided and what became of it.</summary>
internal sealed record MeetingAnswer(
    Guid Id, string Title, string Convenor, int Quorum, DateTimeOffset CalledAt, DateTimeOffset? MeetAt, string? Matter, string State, DateTimeOffset? HeldAt,
    string? Minutes, IEnumerable<InviteeAnswer> Called, IEnumerable<MeetingTaskAnswer> Tasks, IReadOnlyList<string>? Wanting)
{
    public static MeetingAnswer Of(Meeting meeting, ShownCase found) => new(
        meeting.Id, meeting.Title, meeting.Convenor, meeting.Quorum, meeting.CalledAt, meeting.At, found.TextOf(meeting.Matter), StateOf(meeting), meeting.HeldAt,
        found.TextOf(meeting.Minutes),
        meeting.Invitees.Select(each => new InviteeAnswer(each.Unit, each.ReportedAt, each.Ours, found.TextOf(each.Excuse), each.Attended)),
        meeting.Tasks.Select(task => new MeetingTaskAnswer(task.Id, task.Unit, found.TextOf(task.Text), task.Until, task.DoneAt, found.TextOf(task.Result))),
        meeting.Wanting);

    private static string StateOf(Meeting meeting) => meeting switch
    {
        { CalledOff: true } => "called-off",
        { Over: true } => "over",
        { HeldAt: not null } => "held",
        _ => "waiting",
    };
}

/// <summary>A unit that was called, with when it reported, whether it calls the matter its business, why it can't come, and whether it was there.</summary>
internal sealed record InviteeAnswer(string Unit, DateTimeOffset? ReportedAt, bool? Ours, string? Excuse, bool? Attended);

/// <summary>What a unit is to do by the meeting, and what it says came of it.</summary>
internal sealed record MeetingTaskAnswer(Guid Id, string Unit, string? Text, DateOnly Until, DateTimeOffset? DoneAt, string? Result);
