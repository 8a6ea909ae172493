using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>查看身份信息: one party's name and telephone, for a stated purpose that stays in the journal.</summary>
public sealed class Reveal() : ActKind("reveal")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Parties.Count == 0)
            return new Refusal("reveal.nobody", null, file.Number);
        var entitled = briefing.Actor.Is(Role.Supervisor)
            || (file.Intake.Secrecy < 2 && briefing.Actor.AtWindow)
            || briefing.Actor.Id == file.Intake.AcceptedBy
            || (file.Lead is { } lead && briefing.Actor.WorksFor(lead.Unit))
            || (file is { Closed: false, Intake.Secrecy: < 2 } && file.CoHandlers.Any(a => briefing.Actor.WorksFor(a.Unit)));
        return entitled ? null : new Refusal("reveal.not-entitled", null, file.Number) { Forbidden = true };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("party", FieldType.Person)
        {
            Options = [.. file.Parties.Select(p => new ActOption(p.Id.ToString(), p.Side.ToString()))],
        },
        new("purpose", FieldType.Text) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (proceeding.File.Parties.Find(p => p.Id == input.Id("party")) is not { } party)
            return new Refusal("field.not-an-option", "party", "party");
        proceeding.Record(new Revealed(party.Id, proceeding.Say("reveal-purpose", input.Need("purpose"))));
        return null;
    }
}

/// <summary>
/// 并入已有事项: this case goes on in another of the same matter; the complainant keeps a reply of their own. Only into an older one, whose
/// clocks began before: merging gives nobody more time.
/// </summary>
public sealed class Merge() : ActKind("merge")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Window(file, briefing) ?? Bars.OwnWork(file)
        ?? (file.Intake.HardStops.Count > 0 ? new Refusal("merge.hard-stop", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("into", FieldType.Text) { Limit = 32 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (proceeding.Briefing.Target is not { } target || target.Number != input.Need("into"))
            return new Refusal("merge.unknown-case", "into", input.Need("into"));
        if (target.Id == proceeding.File.Id)
            return new Refusal("merge.into-itself", "into", target.Number);
        if (target.Closed)
            return new Refusal("merge.closed-case", "into", target.Number);
        if (target.Secrecy > proceeding.File.Intake.Secrecy)
            return new Refusal("merge.unknown-case", "into", target.Number);
        if (target.AcceptedAt > proceeding.File.Intake.AcceptedAt)
            return new Refusal("merge.younger-case", "into", target.Number);
        proceeding.Record(new CaseJoined(target.Id, target.Number));
        proceeding.End(CaseResult.Merged);
        return null;
    }
}

/// <summary>流程自定动作: an act that a workflow step declares and casework doesn't know by name; it records words and leaves the step.</summary>
public sealed class StepAct(string code) : ActKind(code)
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool MayBeTakenBack => Code != Activities.Step.Overdue;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("text", FieldType.Text, Required: false)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (input.Text("text") is { } text)
            proceeding.Record(new Spoken(Code, proceeding.Say(Code, text)));
        return proceeding.Leave(item!, Code);
    }
}
