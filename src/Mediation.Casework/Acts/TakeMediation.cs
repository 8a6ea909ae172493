using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.Sessions;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 承担调解: whoever acts is the mediator, named by the organisation or chosen by the parties (人民调解法第十九条). Who belongs to a party
/// isn't: a unit that is complained of doesn't mediate its own quarrel (回避).
/// </summary>
public sealed class TakeMediation() : MediatingAct("take-mediation")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("choice", FieldType.Choice) { Options = CodedOptions.Of<MediatorChoice>() },
        new("mediationKind", FieldType.Choice, Required: Current(file) is null)
        {
            Options = CodedOptions.Of(Current(file) is { } now ? [now.Kind] : KindsFor(item, briefing)),
        },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var actor = proceeding.Briefing.Actor;
        if (Current(proceeding.File) is null)
            proceeding.Record(new MediationOpened(new MediationRecord(
                proceeding.Briefing.NextId(), CodedOptions.Read<MediationKind>(input.Need("mediationKind")), item!.Unit, proceeding.Now)));
        proceeding.Record(new MediatorNamed(
            new Mediator(actor.Id, actor.Name, item!.Unit, CodedOptions.Read<MediatorChoice>(input.Need("choice")))));
        return null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing)
    {
        if (file.Parties.Any(p => p.Unit is { } unit && (unit == item.Unit || briefing.Actor.WorksFor(unit))))
            return new Refusal("mediator.is-party", null, briefing.NameOf(item.Unit)) { Forbidden = true };
        return now?.Mediators.Exists(m => m.Account == briefing.Actor.Id) is true
            ? new Refusal("mediator.already", null, file.Number)
            : null;
    }

    // What a unit is says which kinds of mediation can be its own.
    private static IReadOnlyList<MediationKind> KindsFor(WorkItem? item, Briefing briefing) =>
        briefing.Town.Unit(item?.Unit ?? "") switch
        {
            { Kind: "mediation" } => [MediationKind.Peoples],
            { Kind: "court" } => [MediationKind.Judicial],
            { Code: "POLICE" or "TRAFFIC" } => [MediationKind.PublicSecurity, MediationKind.Administrative],
            { Kind: "station" or "department" or "town-office" } => [MediationKind.Administrative, MediationKind.Peoples],
            { Kind: "community" } => [MediationKind.Peoples, MediationKind.Informal],
            _ => [MediationKind.Informal],
        };
}

/// <summary>调解员回避: a mediator withdraws, on a party's demand or by themselves; somebody else has to take the mediation on.</summary>
public sealed class RecuseMediator() : MediatingAct("recuse-mediator")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("mediator", FieldType.Choice)
        {
            Options = [.. (Current(file)?.Mediators ?? []).Select(m => new ActOption(m.Account.ToString(), m.Name))],
        },
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new MediatorRecused(input.Id("mediator")!.Value, proceeding.Say("recusal-reason", input.Need("reason"))));
        return null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        now is null or { Mediators.IsEmpty: true } ? NoMediator(file) : null;
}

/// <summary>登记当事人: a party that nobody named at the window, because a mediation is between parties that are known.</summary>
public sealed class NameParty() : MediatingAct("name-party")
{
    /// <summary>Most parties of one case, as at acceptance.</summary>
    public const int Most = 21;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("side", FieldType.Choice) { Options = CodedOptions.Of<PartySide>() },
        new("organisation", FieldType.Boolean),
        new("name", FieldType.Text) { Limit = 60 },
        new("phone", FieldType.Text, Required: false) { Limit = 20 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var phone = string.Concat((input.Text("phone") ?? "").Where(char.IsAsciiDigit));
        var side = CodedOptions.Read<PartySide>(input.Need("side"));
        var party = new Party(proceeding.Briefing.NextId(), side, input.Flag("organisation") is true, null, false, false);
        proceeding.Identify(new PartyIdentity(party.Id, input.Need("name"), phone.Length == 0 ? null : phone));
        proceeding.Record(new PartyNamed(party));
        return null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        file.Parties.Count >= Most ? new Refusal("party.too-many", null, Most) : null;
}
