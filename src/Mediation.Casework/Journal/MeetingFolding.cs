using System.Collections.Immutable;
using Mediation.Casework.Cases;
using Mediation.Casework.Meetings;

namespace Mediation.Casework.Journal;

/// <summary>What the events of a meeting make of the case (会商归并).</summary>
internal static class MeetingFolding
{
    /// <summary>The file after one more event; null for one that isn't a meeting's.</summary>
    public static CaseFile? Apply(CaseFile file, CaseEvent happened) => happened switch
    {
        MeetingCalled e => file with { Meetings = file.Meetings.Add(e.Meeting) },
        ReportedIn e => file.With(e.Meeting, m => m.With(e.Item, each => each with { ReportedAt = e.At, Ours = e.Ours })),
        ExcusedFromMeeting e => file.With(e.Meeting, m => m.With(e.Item, each => each with { Excuse = e.Reason })),
        TopicAdded e => file.With(e.Meeting, m => m with { Topics = m.Topics.Add(e.Topic) }),
        MotionPut e => file.With(e.Meeting, m => m with { Motions = m.Motions.Add(e.Motion) }),
        MeetingTaskGiven e => file.With(e.Meeting, m => m with { Tasks = m.Tasks.Add(e.Task) }),
        MeetingTaskDone e => file.With(e.Meeting, m => m with
        {
            Tasks = m.Tasks.ConvertAll(task => task.Item == e.Item ? task with { DoneAt = e.At, Result = e.Result } : task),
        }),
        MeetingHeld e => file.With(e.Meeting, m => m with
        {
            HeldAt = e.At,
            Minutes = e.Minutes,
            Invitees = m.Invitees.ConvertAll(each => each with { Attended = e.Attended.Contains(each.Unit) }),
        }),
        MeetingCalledOff e => file.With(e.Meeting, m => m with { CalledOff = true }),
        MeetingAppraised e => file.With(e.Meeting, m => m with { Wanting = e.Wanting }),
        _ => null,
    };

    private static CaseFile With(this CaseFile file, Guid meeting, Func<Meeting, Meeting> change) =>
        file with { Meetings = file.Meetings.ConvertAll(each => each.Id == meeting ? change(each) : each) };

    private static Meeting With(this Meeting meeting, Guid item, Func<Invitee, Invitee> change) =>
        meeting with { Invitees = meeting.Invitees.ConvertAll(each => each.Item == item ? change(each) : each) };
}
