using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Sessions;
using Mediation.Casework.Statements;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>密封让步: a mediator keeps what a side would give, as it was said in the last session that this side attended.</summary>
public sealed class SealConcession() : MediatingAct("seal-concession")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("whose", FieldType.Person) { Options = PartyOptions(file) }, new("text", FieldType.Text) { Sealed = true }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var party = input.Id("whose")!.Value;
        var by = proceeding.Briefing.Actor.Id;
        if (proceeding.File.Mediation!.Sessions.FindLast(s => s.Attended.Contains(party) && s.Mediators.Contains(by)) is not { } session)
            return new Refusal("concession.no-session", "whose");
        proceeding.Record(new ConcessionSealed(new Concession(
            proceeding.Briefing.NextId(), session.Id, party, proceeding.Say(Statement.Sealed, input.Need("text")))));
        return null;
    }

    /// <inheritdoc/>
    protected override bool IsAt(WorkItem item) => IsSettling(item);

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing)
    {
        if (now is null or { Sessions.IsEmpty: true })
            return new Refusal("mediation.no-session", null, file.Number);
        return now.Mediators.Exists(m => m.Account == briefing.Actor.Id)
            ? null
            : new Refusal("concession.mediators-only", null, file.Number) { Forbidden = true };
    }
}

/// <summary>
/// 查看让步: whoever was in the room reads it again; that they did is in the journal. To everybody else it isn't said which there are.
/// </summary>
public sealed class ReadConcession() : ActKind(ActCode)
{
    /// <summary>Code on the wire.</summary>
    public const string ActCode = "read-concession";

    /// <summary>The concessions that somebody may read, the last mediation's last: those of sessions that they held.</summary>
    public static IReadOnlyList<Concession> OpenTo(CaseFile file, Actor actor) =>
    [
        .. from mediation in file.Mediations
           from concession in mediation.Concessions
           where mediation.Sessions.Exists(s => s.Id == concession.Session && s.Mediators.Contains(actor.Id))
           select concession,
    ];

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => OpenTo(file, briefing.Actor).Count > 0
        ? file.Closed ? Bars.Closed(file) : null
        : new Refusal("concession.not-in-room", null, file.Number) { Forbidden = true };

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("concession", FieldType.Choice)
        {
            Options = [.. OpenTo(file, briefing.Actor).Select((c, at) => new ActOption(c.Id.ToString(), $"{at + 1}"))],
        },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new ConcessionRead(input.Id("concession")!.Value));
        return null;
    }
}
