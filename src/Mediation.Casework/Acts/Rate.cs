using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 群众评价: whoever holds the receipt answers the two questions of the call-back without waiting for the call; the case
/// goes on as after the call. Once it has, there is nothing left to answer, so a second press changes nothing.
/// </summary>
public sealed class Rate() : ActKind("rate")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (briefing.Actor.Receipt != file.Number)
            return new Refusal("rate.receipt-needed", null, file.Number) { Forbidden = true };
        return Asked(file) is null ? new Refusal("rate.not-now", null, file.Number) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("solved", FieldType.Boolean),
        ActField.Choice("satisfaction", true, RecordFollowUp.Grades),
        ActField.Choice("reasonCode", false, RecordFollowUp.Reasons),
        new("text", FieldType.Text, Required: false),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var answer = new FollowUp(proceeding.Now, Reached: true, input.Flag("solved"), input.Text("satisfaction"), input.Text("reasonCode"));
        return RecordFollowUp.Take(proceeding, Asked(proceeding.File)!, answer, input.Text("text"));
    }

    private static WorkItem? Asked(CaseFile file) => file.OpenItems.FirstOrDefault(w => w.Acts.Contains(RecordFollowUp.CodeOnTheWire));
}
