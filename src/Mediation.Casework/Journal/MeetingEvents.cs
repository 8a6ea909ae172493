using Mediation.Casework.Meetings;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>召集会商: units were called to a meeting.</summary>
public sealed record MeetingCalled(Meeting Meeting) : CaseEvent;

/// <summary>报到: a unit that was called has come.</summary>
/// <param name="Meeting">Which meeting.</param>
/// <param name="Item">The unit's work item.</param>
/// <param name="Ours">Whether it says that the matter is its business.</param>
/// <param name="At">报到时刻.</param>
public sealed record ReportedIn(Guid Meeting, Guid Item, bool Ours, DateTimeOffset At) : CaseEvent;

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
