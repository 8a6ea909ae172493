using Mediation.Casework.Cases;
using Mediation.Casework.Meetings;
using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>A meeting of units about the case: who was called and came, what was decided and what became of it.</summary>
internal sealed record MeetingAnswer(
    Guid Id, string Title, string Convenor, int Quorum, DateTimeOffset CalledAt, DateTimeOffset? MeetAt, string? Matter, string State, DateTimeOffset? HeldAt,
    string? Minutes, IEnumerable<InviteeAnswer> Called, IReadOnlyList<string> Voters, IEnumerable<TopicAnswer> Topics, IEnumerable<MotionAnswer> Motions,
    IEnumerable<MeetingTaskAnswer> Tasks, IReadOnlyList<string>? Wanting)
{
    public static MeetingAnswer Of(Meeting meeting, ShownCase found) => new(
        meeting.Id, meeting.Title, meeting.Convenor, meeting.Quorum, meeting.CalledAt, meeting.At, found.TextOf(meeting.Matter), StateOf(meeting), meeting.HeldAt,
        found.TextOf(meeting.Minutes),
        meeting.Invitees.Select(each => new InviteeAnswer(each.Unit, each.ReportedAt, each.Ours, found.TextOf(each.Excuse), each.Attended)),
        meeting.Voters,
        meeting.Topics.Select(topic => new TopicAnswer(topic.Id, found.TextOf(topic.Text), topic.Case)),
        meeting.Motions.Select(motion => new MotionAnswer(
            motion.Id, motion.Topic, found.TextOf(motion.Text), motion.Needs.Code(), motion.InFavour, motion.Against, motion.Abstained, motion.Carried, motion.At)),
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

/// <summary>What the meeting talks about, and the number of the case that it came from.</summary>
internal sealed record TopicAnswer(Guid Id, string? Text, string? Case);

/// <summary>What was proposed, what it needed (consensus, simple, two-thirds), which units voted how, and whether it was carried.</summary>
internal sealed record MotionAnswer(
    Guid Id, Guid? Topic, string? Text, string Needs, IReadOnlyList<string> InFavour, IReadOnlyList<string> Against, IReadOnlyList<string> Abstained,
    bool Carried, DateTimeOffset At);

/// <summary>What a unit is to do by the meeting, and what it says came of it.</summary>
internal sealed record MeetingTaskAnswer(Guid Id, string Unit, string? Text, DateOnly Until, DateTimeOffset? DoneAt, string? Result);
