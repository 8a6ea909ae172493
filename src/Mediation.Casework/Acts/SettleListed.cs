using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>办成: what was done for a line of the lists, and how that is known: somebody said so, or a photo shows it.</summary>
public sealed class DeliverListed() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "deliver-listed";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => Delivery.Fields;

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (Delivery.Record(proceeding, Code, input) is { } refusal)
            return refusal;
        proceeding.Record(new ListedSettled(Code));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>撤下: a line isn't wanted any more, or nobody can do it; why stays.</summary>
public sealed class SetAsideListed() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "set-aside-listed";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("reason", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("reason"))));
        proceeding.Record(new ListedSettled(Code));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>需求转诉求: what stands on a list is really a complaint, and becomes a case with its words, its place and who said it, accepted like any other.</summary>
public sealed class ListedIsComplaint() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "listed-is-complaint";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool Founds => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (proceeding.PassUp("清单事项转为诉求", "listed") is { } refusal)
            return refusal;
        proceeding.Record(new ListedSettled(Code));
        return proceeding.Leave(item!, Code);
    }
}
