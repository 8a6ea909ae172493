using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 提请督办: a unit that was let in (列席 or 协作) thinks that a supervisor should look at the case, and says why. It decides nothing by that: a supervisor does, and
/// says what.
/// </summary>
public sealed class AskSupervision() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "ask-supervision";

    /// <summary>The workflow that brings it to a supervisor.</summary>
    public const string Flow = "observer";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : !file.Invitations.Exists(each => !each.Ended && briefing.MayActFor(each.Unit)) ? new Refusal("ask-supervision.not-invited", null, file.Number) { Forbidden = true }
        : file.Runs.Exists(run => run.Running && run.DefinitionId == Flow) ? new Refusal("ask-supervision.asked", null, file.Number)
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("text"))));
        proceeding.Tell("role:Supervisor", "supervision-asked");
        return proceeding.Start(Flow);
    }
}

/// <summary>回复提请: a supervisor says what comes of it; whether the case is put under supervision is an act of its own.</summary>
public sealed class AnswerObserver() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "answer-observer";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Item(item, Code, briefing) ?? (Oversight.MaySupervise(briefing.Actor) ? null : Bars.NeedsRole(Actors.Role.Supervisor));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("text"))));
        return proceeding.Leave(item!, Code);
    }
}
