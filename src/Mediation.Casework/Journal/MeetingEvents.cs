using Mediation.Casework.Meetings;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>召集会商: units were called to a meeting.</summary>
public sealed record MeetingCalled(Meeting Meeting) : CaseEvent;

/// <summary>报到: a unit that was called has come.</summary>
/// <param name="Meeting">Which meeting.</param>
/// <param name="Item">The unit's work item.</param>
/// <param name="Ours">Whether it says that the matter is its business; null at a council, where nobody is asked.</param>
/// <param name="At">报到时刻.</param>
public sealed record ReportedIn(Guid Meeting, Guid Item, bool? Ours, DateTimeOffset At) : CaseEvent;

/// <summary>请假: a unit that was called can't come.</summary>
public sealed record ExcusedFromMeeting(Guid Meeting, Guid Item, StatementRef Reason) : CaseEvent;

/// <summary>议定事项: the meeting decided that a unit does something.</summary>
public sealed record MeetingTaskGiven(Guid Meeting, MeetingTask Task) : CaseEvent;

/// <summary>议定事项办完: the unit whose work item it is has done it.</summary>
public sealed record MeetingTaskDone(Guid Meeting, Guid Item, StatementRef Result, DateTimeOffset At) : CaseEvent;

/// <summary>会议纪要: the meeting took place.</summary>
public sealed record MeetingHeld(Guid Meeting, IReadOnlyList<string> Attended, StatementRef Minutes, DateTimeOffset At) : CaseEvent;

/// <summary>取消会商; without a reason when its step was taken away.</summary>
public sealed record MeetingCalledOff(Guid Meeting, StatementRef? Reason) : CaseEvent;

/// <summary>评价履职: which units the convenor found wanting.</summary>
public sealed record MeetingAppraised(Guid Meeting, IReadOnlyList<string> Wanting, StatementRef? Text) : CaseEvent;

/// <summary>列入议题: something was put on the agenda.</summary>
public sealed record TopicAdded(Guid Meeting, Topic Topic) : CaseEvent;

/// <summary>表决: a motion was put, and the members that were there voted.</summary>
public sealed record MotionPut(Guid Meeting, Motion Motion) : CaseEvent;

/// <summary>提交议事: the case is offered to the council of its compound.</summary>
public sealed record TopicProposed(StatementRef Text) : CaseEvent;

/// <summary>议事结果: a meeting talked about this case, which was on its agenda, and voted.</summary>
/// <param name="Title">What the meeting is called.</param>
/// <param name="Text">What was proposed.</param>
/// <param name="Carried">Whether it was carried.</param>
/// <param name="InFavour">How many were in favour.</param>
/// <param name="Against">How many were against.</param>
/// <param name="Abstained">How many abstained.</param>
public sealed record Deliberated(string Title, StatementRef Text, bool Carried, int InFavour, int Against, int Abstained) : CaseEvent;
