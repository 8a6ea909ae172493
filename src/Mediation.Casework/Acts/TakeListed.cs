using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Lists;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>领办: a partner takes a line of the lists on, of its own accord; the case is its own from now on.</summary>
public sealed class ClaimListed() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "claim-listed";

    private const string Claimant = "claimant";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <summary>Whether an actor may ask for it before the case is theirs: it stands on a list that they read (可领办).</summary>
    public static bool OpenTo(Actor actor, CaseFile file) =>
        file is { Listing: not null, Intake.Secrecy: 0 } && file.OpenItems.Any(item => item.Acts.Contains(ActCode)) && actor.Units.Any(actor.WorksFor);

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        item is not { Open: true } || !item.Acts.Contains(Code) ? new Refusal("act.not-waiting", null, Code)
        : Claimants(briefing).Any() ? null
        : new Refusal("listed.not-partner", null, file.Number) { Forbidden = true };

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new(Claimant, FieldType.Unit) { Options = [.. Claimants(briefing)] }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var unit = input.Need(Claimant);
        if (proceeding.TakeOver(unit) is { } refusal)
            return refusal with { Field = Claimant };
        proceeding.ActingUnit = unit;
        proceeding.Record(new ListedTaken(unit, HandedOver: false));
        return proceeding.Leave(item!, Code);
    }

    private static IEnumerable<ActOption> Claimants(Briefing briefing) =>
        ListPartners.Of(briefing.Town).Where(unit => briefing.MayActFor(unit.Code)).Select(unit => new ActOption(unit.Code, unit.Name));
}

/// <summary>移交: whoever took a line on gives it to another partner, with why; its clock runs on.</summary>
public sealed class HandOverListed() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "hand-over-listed";

    private const string Receiver = "receiver";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Listing?.Taker is null || file.Lead is not { } lead || Held(file) is null ? new Refusal("listed.not-taken", null, file.Number)
        : briefing.MayActFor(lead.Unit) ? null
        : Bars.NotYours(lead.Unit, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new(Receiver, FieldType.Unit)
        {
            Options = [.. ListPartners.Of(briefing.Town).Where(unit => unit.Code != file.Lead?.Unit).Select(unit => new ActOption(unit.Code, unit.Name))],
        },
        new("reason", FieldType.Text) { Limit = 500 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var (unit, held) = (input.Need(Receiver), Held(proceeding.File)!);
        if (proceeding.TakeOver(unit) is { } refusal)
            return refusal with { Field = Receiver };
        proceeding.Record(new ListedTaken(unit, HandedOver: true));
        proceeding.Record(new WorkItemMoved(held.Id, unit, null, held.Acts, proceeding.Say("hand-over-reason", input.Need("reason"))));
        proceeding.Tell($"unit:{unit}", "dispatched");
        return null;
    }

    private static WorkItem? Held(CaseFile file) => file.OpenItems.FirstOrDefault(item => item.Acts.Contains(DeliverListed.ActCode));
}
