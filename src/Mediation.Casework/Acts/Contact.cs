using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>联系当事人: a handling unit spoke with the complainant; the first time meets the first-response clock, unless asking for consent did.</summary>
public sealed class Contact() : ActKind("contact")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Holding(file, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [ActField.Choice("how", true, "电话", "上门", "来访", "微信", "短信"), new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var said = proceeding.Say("contact", input.Need("text"));
        proceeding.Record(new Contacted(input.Need("how"), said, proceeding.Now));
        proceeding.Meet(d => d.Kind == DeadlineKinds.FirstResponse);
        return null;
    }
}

/// <summary>办理进展: what was done, for everybody on the case to read.</summary>
public sealed class Progress() : ActKind("progress")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Working(file, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("text"))));
        return null;
    }
}

/// <summary>备注: a remark by anybody who may see the case and changes things (auditors only read).</summary>
public sealed class Note() : ActKind("note")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        briefing.Actor.AtWindow || briefing.Actor.Is(Actors.Role.Supervisor) ? null : Bars.Involved(file, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("text"))));
        return null;
    }
}
