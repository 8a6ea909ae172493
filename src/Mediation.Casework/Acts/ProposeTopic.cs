using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 提交议事: whoever handles a case offers it to the council of its compound, in words that a meeting may hear. A convenor who doesn't see the case
/// finds its number and kind to choose from, and nothing else of it. A secret case and one in danger aren't offered.
/// </summary>
public sealed class ProposeTopic() : ActKind("propose-topic")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Holding(file, briefing) ?? Bars.OwnWork(file)
        ?? (file.Intake.Secrecy > 0 || file.Intake.HardStops.Count > 0 || file.Intake.Priority == "P0" ? new Refusal("propose.not-this", null, file.Number)
        : file.Intake.Compound is null ? new Refusal("propose.no-compound", null, file.Number)
        : file.ProposedTopic is not null ? new Refusal("propose.already", null, file.Number)
        : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("topic", FieldType.Text) { Limit = 200 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new TopicProposed(proceeding.Say("topic", input.Need("topic"))));
        return null;
    }
}
