using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Sessions;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 记录调解会: one session with its record, together or apart. While the police have an escalation in hand none is held: first it has
/// to be calm (人民调解法第二十五条).
/// </summary>
public sealed class RecordSession() : MediatingAct("record-session")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("way", FieldType.Choice) { Options = CodedOptions.Of<SessionWay>() },
        new("attended", FieldType.Choices) { Options = PartyOptions(file) },
        new("heldAt", FieldType.DateTime, Required: false),
        new("venue", FieldType.Text) { Limit = 100 },
        new("others", FieldType.Text, Required: false) { Limit = 200 },
        new("text", FieldType.Text) { Limit = 5000 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var way = CodedOptions.Read<SessionWay>(input.Need("way"));
        var attended = input.Codes("attended").Select(Guid.Parse).ToList();
        var heldAt = input.Moment("heldAt") ?? proceeding.Now;
        if (heldAt > proceeding.Now)
            return new Refusal("mediation.in-future", "heldAt");
        var sides = proceeding.File.Parties.Where(p => attended.Contains(p.Id)).Select(p => p.Side).Distinct().Count();
        if (way is SessionWay.Together && sides < 2)
            return new Refusal("mediation.both-sides", "attended");
        if (way is SessionWay.Apart && sides > 1)
            return new Refusal("mediation.one-side", "attended");

        var now = proceeding.File.Mediation!;
        proceeding.Record(new SessionHeld(new MediationSession(
            proceeding.Briefing.NextId(), now.Kind, now.Organisation, way, heldAt, proceeding.Say("session-place", input.Need("venue")),
            attended, [.. now.Mediators.Select(m => m.Account)],
            input.Text("others") is { } others ? proceeding.Say("session-others", others) : null,
            proceeding.Say("session-record", input.Need("text")))));
        proceeding.SpokeWith(attended);
        return null;
    }

    /// <inheritdoc/>
    protected override bool IsAt(WorkItem item) => IsSettling(item);

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing)
    {
        if (now is null or { Mediators.IsEmpty: true })
            return NoMediator(file);
        return now.Escalations.Any(run => file.Runs.Exists(r => r.Id == run && r.Running))
            ? new Refusal("mediation.police-first", null, file.Number)
            : null;
    }
}

/// <summary>确认无争议事实: what both sides no longer dispute, in writing.</summary>
public sealed class RecordUndisputed() : MediatingAct("record-undisputed")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new FactsUndisputed(proceeding.Say("undisputed", input.Need("text"))));
        return null;
    }

    /// <inheritdoc/>
    protected override bool IsAt(WorkItem item) => IsSettling(item);

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        now is null or { Sessions.IsEmpty: true } ? new Refusal("mediation.no-session", null, file.Number) : null;
}

/// <summary>
/// 激化报警: the quarrel threatens to turn violent. The hand-off to the police opens as hard stops open it; the mediation stays where it
/// is, and no session is held until the police have it (人民调解法第二十五条).
/// </summary>
public sealed class ReportEscalation() : MediatingAct("report-escalation")
{
    private const string HandOff = "emergency-hand-off";

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var said = proceeding.Say("escalation", input.Need("text"));
        if (proceeding.Start(HandOff) is { } refusal)
            return refusal;
        proceeding.Record(new EscalationReported(proceeding.File.Runs.FindLast(r => r.DefinitionId == HandOff)!.Id, said));
        return null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        now is null ? NoMediator(file)
        : now.Escalations.Any(run => file.Runs.Exists(r => r.Id == run && r.Running)) ? new Refusal("escalation.already", null, file.Number)
        : null;
}
