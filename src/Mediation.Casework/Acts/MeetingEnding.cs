using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>记会议纪要: who was there and what was said; from then on nobody can report in any more.</summary>
public sealed class TakeMinutes() : MeetingAct("minutes")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("came", FieldType.Units)
        {
            Options = item is null ? [] : [.. MeetingOf(file, item).Invitees.Select(each => new ActOption(each.Unit, briefing.NameOf(each.Unit)))],
        },
        new("text", FieldType.Text) { Limit = 4000 },
    ];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        var attended = input.Codes("came");
        if (!meeting.Quorate(attended))
            return new Refusal("meeting.no-quorum", "came", meeting.Quorum);
        proceeding.Record(new MeetingHeld(meeting.Id, attended, proceeding.Say("minutes", input.Need("text")), proceeding.Now));
        return null;
    }
}

/// <summary>取消会商: the convenor needs it no more, and says why.</summary>
public sealed class CallOffMeeting() : MeetingAct("call-off")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("reason", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        proceeding.Record(new MeetingCalledOff(meeting.Id, proceeding.Say("call-off", input.Need("reason"))));
        return null;
    }
}

/// <summary>议定事项办完: a unit has done what the meeting decided.</summary>
public sealed class TaskDone() : MeetingAct("task-done")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text)];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        proceeding.Record(new MeetingTaskDone(meeting.Id, item.Id, proceeding.Say("meeting-task-result", input.Need("text")), proceeding.Now));
        return null;
    }
}

/// <summary>评价履职: once everything decided is done, the convenor says which units were wanting; the others were not.</summary>
public sealed class Appraise() : MeetingAct("appraise")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => base.Bar(file, item, briefing)
        ?? (MeetingOf(file, item!).Tasks.Find(task => task.DoneAt is null) is { } open
            ? new Refusal("meeting.task-open", null, briefing.NameOf(open.Unit))
            : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("wanting", FieldType.Units, Required: false)
        {
            Options = item is null ? [] : [.. MeetingOf(file, item).Invitees.Select(each => new ActOption(each.Unit, briefing.NameOf(each.Unit)))],
        },
        new("text", FieldType.Text, Required: false),
    ];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        proceeding.Record(new MeetingAppraised(meeting.Id, input.Codes("wanting"), input.Text("text") is { } text ? proceeding.Say("appraisal", text) : null));
        return null;
    }
}
