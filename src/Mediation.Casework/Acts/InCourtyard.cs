using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 院落说和: the courtyard's committee talked both sides round. It is what neighbours say to each other, no people's mediation: nothing is signed or sealed
/// as an agreement (人民调解法第二十九条). The resident is answered and asked afterwards as ever.
/// </summary>
public sealed class SettleInCourtyard() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "settle-in-courtyard";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Lead is null ? new Refusal("split.not-handled", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new ShareConcluded(proceeding.File.Lead!.Id, "解决", proceeding.Say("conclusion", input.Need("text")), proceeding.Now));
        proceeding.Meet(d => d.Kind is DeadlineKinds.Handling or DeadlineKinds.FirstResponse);
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>上交社区: the committee can't settle it, or shouldn't; the case goes to whoever leads by the rules, and no return is counted.</summary>
public sealed class PassOnFromCourtyard() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "pass-on-from-courtyard";

    /// <summary>Coded reasons (上交理由).</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["no-agreement", "one-unwilling", "member-concerned", "beyond-courtyard", "looks-dangerous"];

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [ActField.Choice("passOnReason", true, Reasons), new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new PassedOnFromCourtyard(item!.Unit, input.Need("passOnReason"), proceeding.Say(Code, input.Need("text"))));
        return proceeding.Leave(item, Code);
    }
}
