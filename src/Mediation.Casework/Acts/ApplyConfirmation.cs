using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>登记司法确认申请: the parties have applied to the court together, within their window (人民调解法第三十三条).</summary>
public sealed class ApplyConfirmation() : ActKind("apply-confirmation")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Telling(file, briefing)
        ?? (file.Deadlines.Exists(d => d is { Kind: DeadlineKinds.JudicialConfirmation, IsFinal: false })
            ? null
            : new Refusal("confirmation.no-window", null, file.Number));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("text"))));
        proceeding.Meet(d => d.Kind == DeadlineKinds.JudicialConfirmation);
        return null;
    }
}
