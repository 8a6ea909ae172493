using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 更正类别: the window or a supervisor finds that the matter is another one than was registered. The rules are asked again with the right
/// category; each running clock takes on the term it would have had from the beginning, and counts from its own start.
/// </summary>
public sealed class Reclassify() : ActKind("reclassify")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : briefing.Actor.AtWindow || briefing.Actor.Is(Role.Supervisor) ? Bars.OwnWork(file)
        : Bars.NeedsRole(Role.Supervisor);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("category", FieldType.Choice)
        {
            Options = [.. briefing.Rules.Categories.ForComplaints.Where(c => c.Code != file.Intake.Category).Select(c => new ActOption(c.Code, c.Name))],
        },
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.CorrectCategory(input.Need("category"), proceeding.Say("reclassify-reason", input.Need("reason")));
        return null;
    }
}
