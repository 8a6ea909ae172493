using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 转为诉求: whoever did the town's own work found that somebody needs something. What they write becomes a case of its own, with the same people
/// and place, accepted by the rules like any other; this work is done with that.
/// </summary>
public sealed class HandUp() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "hand-up";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool Founds => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Lead is null ? new Refusal("split.not-handled", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("need", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.HandUp(input.Need("need")) is { } refusal ? refusal with { Field = "need" } : proceeding.Leave(item!, Code);
}
