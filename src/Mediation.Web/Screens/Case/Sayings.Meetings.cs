using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <content>Meetings of units about the case.</content>
internal static partial class Sayings
{
    private static Saying OfMeeting(CaseReading r, CaseEvent happened) => happened switch
    {
        MeetingCalled { Meeting: { At: { } at } m } => People(Say("meeting-called", m.Title, Invited(r, m), r.Clock.Written(at)), words: Text(r, m.Matter)),
        MeetingCalled { Meeting: var m } => People(Say("meeting-called-when", m.Title, Invited(r, m)), words: Text(r, m.Matter)),
        ReportedIn e => People(Say(e.Ours switch { true => "reported-in", false => "reported-in-not-ours", null => "reported-in-council" }, Title(r, e.Meeting))),
        ExcusedFromMeeting e => People(Say("excused-from-meeting", Title(r, e.Meeting)), words: Text(r, e.Reason)),
        TopicAdded { Topic: { Case: { } number } topic } e => People(Say("topic-added-case", Title(r, e.Meeting), number), words: Text(r, topic.Text)),
        TopicAdded e => People(Say("topic-added", Title(r, e.Meeting)), words: Text(r, e.Topic.Text)),
        MotionPut { Motion: var m } e => People(
            Say(m.Carried ? "motion-carried" : "motion-lost", Title(r, e.Meeting), Words.Of("option.majority", m.Needs.Code()), m.InFavour.Count, m.Against.Count, m.Abstained.Count),
            words: Text(r, m.Text)),
        MeetingTaskGiven { Task: var task } e => People(
            Say("meeting-task-given", Title(r, e.Meeting), r.Names.Unit(task.Unit), r.Clock.Day(task.Until)), words: Text(r, task.Text)),
        MeetingTaskDone e => People(Say("meeting-task-done", Title(r, e.Meeting)), words: Text(r, e.Result)),
        MeetingHeld e => People(Say("meeting-held", Title(r, e.Meeting), r.Names.Units(e.Attended)), words: Text(r, e.Minutes)),
        MeetingCalledOff e => People(Say("meeting-called-off", Title(r, e.Meeting)), words: Text(r, e.Reason)),
        MeetingAppraised { Wanting.Count: 0 } e => People(Say("meeting-appraised", Title(r, e.Meeting)), words: Text(r, e.Text)),
        MeetingAppraised e => People(Say("meeting-appraised-wanting", Title(r, e.Meeting), r.Names.Units(e.Wanting)), words: Text(r, e.Text)),
        var unknown => throw new InvalidOperationException($"Nobody taught the timeline about {unknown.GetType().Name}."),
    };

    private static string Invited(CaseReading r, Meeting meeting) => r.Names.Units(meeting.Invitees.Select(each => each.Unit));

    private static string Title(CaseReading r, Guid meeting) => r.File.Meetings.Find(each => each.Id == meeting)?.Title ?? "";
}
