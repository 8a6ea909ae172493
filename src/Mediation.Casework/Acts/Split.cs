using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 分案: the window, or the unit that leads, finds two matters in one case. What is said of one of them becomes a case of its own, whose clocks
/// go on from where they are here; units that were to help with it may take their shares along. Not while danger is being met, nor
/// of an accusation, nor once the lead has concluded: then nothing is left to be handled apart.
/// </summary>
public sealed class Split() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "split";

    /// <inheritdoc/>
    public override bool Founds => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : !briefing.Actor.AtWindow && (file.Lead is not { } lead || !briefing.MayActFor(lead.Unit)) ? Bars.NotYours(file.Lead?.Unit ?? "DESK", briefing)
        : Bars.OwnWork(file) is { } own ? own
        : file.Intake.HardStops.Count > 0 ? new Refusal("split.hard-stop", null, file.Number)
        : file.Intake.Secrecy >= 3 ? new Refusal("split.secret", null, file.Number)
        : file.Lead is not { Concluded: false } ? new Refusal("split.not-handled", null, file.Number)
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("part", FieldType.Text),
        new("category", FieldType.Choice, Required: false)
        {
            Options = [.. briefing.Rules.Categories.ForComplaints.Select(c => new ActOption(c.Code, c.Name))],
        },
        .. file.CoHandlers.Where(share => !share.Concluded).Select(share => new ActOption(share.Unit, briefing.NameOf(share.Unit))).ToList()
            is { Count: > 0 } movable
            ? [new ActField("units", FieldType.Units, Required: false) { Options = movable }]
            : Array.Empty<ActField>(),
        new("reason", FieldType.Text) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.SplitOff(input.Need("part"), input.Text("category"), input.Codes("units"), input.Need("reason"));
}
