using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Levels;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 上收: a unit that was told that one below it is late takes the case over, with the steps that wait there; the case's clocks run on. Nothing is taken from a unit
/// that isn't below it.
/// </summary>
public sealed class TakeUp() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "take-up";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : By(file, briefing) is null ? new Refusal("take-up.not-told", null, file.Number) { Forbidden = true }
        : file.Lead is { Concluded: true } ? new Refusal("take-up.concluded", null, file.Number)
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("reason", FieldType.Text) { Limit = 200 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var taken = new Taken(proceeding.File.Lead!.Unit, By(proceeding.File, proceeding.Briefing)!);
        var reason = proceeding.Say(Code, input.Need("reason"));
        if (proceeding.PassLead(taken.By, reason) is { } refusal)
            return refusal;
        proceeding.Record(new TakenUp(taken, reason));
        proceeding.Tell($"unit:{taken.From}", "taken-up", ("unit", taken.By));
        return null;
    }

    // The nearest of the actor's units that was told and stands above whoever has the case now.
    private static string? By(CaseFile file, Briefing briefing) => file.Lead is not { } lead ? null
        : briefing.Town.Above(lead.Unit).FirstOrDefault(unit => file.Raised.Exists(each => each.Above == unit.Code) && briefing.MayActFor(unit.Code))?.Code;
}

/// <summary>交下: whoever took a case up gives it to a unit below again, and says why.</summary>
public sealed class HandDown() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "hand-down";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : file.Taken is not { By: var by } || file.Lead?.Unit != by ? new Refusal("hand-down.not-taken", null, file.Number)
        : !briefing.MayActFor(by) ? Bars.NotYours(by, briefing)
        : file.Lead is { Concluded: true } ? new Refusal("take-up.concluded", null, file.Number)
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("to", FieldType.Unit)
        {
            Options = [.. briefing.Town.Below(file.Taken!.By).Where(unit => file.Parties.All(party => party.Unit != unit.Code))
                .Select(unit => new ActOption(unit.Code, unit.Name))],
        },
        new("reason", FieldType.Text) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var (from, to, reason) = (proceeding.File.Taken!.By, input.Need("to"), proceeding.Say(Code, input.Need("reason")));
        if (proceeding.PassLead(to, reason) is { } refusal)
            return refusal;
        proceeding.Record(new HandedDown(from, to, reason));
        proceeding.Tell($"unit:{to}", "handed-down", ("unit", from));
        return null;
    }
}
