using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>An act on the work item of somebody at a meeting (会商动作).</summary>
public abstract class MeetingAct(string code) : ActKind(code)
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <summary>Whether the step is told, and goes on by it.</summary>
    protected virtual bool Leaves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Meetings.Exists(meeting => meeting.Has(item!.Id)) ? null : new Refusal("act.not-waiting", null, Code));

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var meeting = MeetingOf(proceeding.File, item!);
        return Decide(proceeding, meeting, item!, input) ?? (Leaves ? proceeding.Leave(item!, Code) : null);
    }

    /// <summary>What comes of it for the meeting; afterwards the step is left, if the act leaves it.</summary>
    protected abstract Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input);

    /// <summary>The meeting of a work item that waits for this act.</summary>
    protected static Meeting MeetingOf(CaseFile file, WorkItem item) => file.Meetings.Find(meeting => meeting.Has(item.Id))
        ?? throw new InvalidOperationException("A work item of a meeting belongs to one.");
}

/// <summary>报到: a unit that was called has come, and says whether the matter is its business; to a council one belongs, and isn't asked that.</summary>
public sealed class ReportIn() : MeetingAct("report-in")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        item is not null && MeetingOf(file, item).Voters.Count > 0 ? [] : [new("ours", FieldType.Boolean)];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        proceeding.Record(new ReportedIn(meeting.Id, item.Id, input.Flag("ours"), proceeding.Now));
        return null;
    }
}

/// <summary>请假: a unit that was called can't come, and says why.</summary>
public sealed class Excuse() : MeetingAct("excuse")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("reason", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        proceeding.Record(new ExcusedFromMeeting(meeting.Id, item.Id, proceeding.Say("excuse", input.Need("reason"))));
        return null;
    }
}

/// <summary>议定事项: the meeting decided that a unit does something by a day; the unit gets it as work of its own.</summary>
public sealed class GiveTask() : MeetingAct("give-task")
{
    /// <summary>How many days ahead a task may be due.</summary>
    public const int FurthestDays = 180;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("unit", FieldType.Unit) { Options = [.. briefing.UnitOptions().Where(unit => item is null || Present(MeetingOf(file, item), unit.Value))] },
        new("text", FieldType.Text) { Limit = 500 },
        new("until", FieldType.Date),
    ];

    /// <inheritdoc/>
    protected override Refusal? Decide(Proceeding proceeding, Meeting meeting, WorkItem item, ActInput input)
    {
        var until = input.Date("until")!.Value;
        if (until < proceeding.Briefing.Today || until > proceeding.Briefing.Today.AddDays(FurthestDays))
            return new Refusal("meeting.task-day", "until", FurthestDays);
        var next = proceeding.Briefing.NextId;
        proceeding.Record(new MeetingTaskGiven(meeting.Id, new MeetingTask(
            next(), input.Need("unit"), next(), proceeding.Say("meeting-task", input.Need("text")), until)));
        return null;
    }

    // Who wasn't there is told by whoever leads, not bound by the meeting.
    private static bool Present(Meeting meeting, string unit) =>
        unit == meeting.Convenor || meeting.Invitees.Exists(each => each.Unit == unit && each.ReportedAt is not null);
}
