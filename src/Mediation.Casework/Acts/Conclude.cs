using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 办理完毕: a unit is done with its own share. The lead waits until the shares have come together by the join rule;
/// what a unit says here is its claim, the resident confirms at the call-back.
/// </summary>
public sealed class Conclude() : ActKind("conclude")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Item(item, Code, briefing) is { } bar)
            return bar;
        if (item!.Share is not Share.Lead)
            return null;
        if (file.OpenItems.FirstOrDefault(w => w.Share is Share.None && w.Unit == item.Unit) is { } step)
            return new Refusal("conclude.step-open", null, step.Title);
        if (file.Join.ReadyForLead(file.Assignments))
            return null;
        var open = file.CoHandlers.Where(a => !a.Concluded).Select(a => briefing.NameOf(a.Unit));
        return new Refusal("joint.not-ready", null, string.Join("、", open), file.Join.ToString());
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [ActField.Choice("result", true, "解决", "部分解决", "未解决", "无法解决"), new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new ShareConcluded(item!.Assignment!.Value, input.Need("result"),
            proceeding.Say("conclusion", input.Need("text")), proceeding.Now));
        proceeding.Meet(d => d.Kind == DeadlineKinds.Share && d.WorkItem == item.Id);
        if (item.Share is Share.Lead)
            proceeding.Meet(d => d.Kind is DeadlineKinds.Handling or DeadlineKinds.FirstResponse);
        return proceeding.Leave(item, Code);
    }
}
