using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 派单: a person names lead and co-handlers where the rules didn't, or after a return. The same guards bind a person as
/// bind the rules: a community doesn't lead what needs powers it hasn't (北京市接诉即办工作条例第十七条), a unit complained
/// of doesn't lead alone, an accusation goes to discipline inspection only (信访工作条例第三十条). How the shares come together is said with it, or left to the
/// rules; a quorum is no more than there are co-handlers.
/// </summary>
public sealed class DispatchCase() : ActKind("dispatch")
{
    private const string Quorum = "quorum";

    private static readonly string[] Joins = ["all", "any", Quorum, "lead-alone"];

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool MayBeTakenBack => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("lead", FieldType.Unit) { Options = briefing.UnitOptions() },
        new("coHandlers", FieldType.Units, Required: false) { Options = briefing.UnitOptions() },
        ActField.Choice("join", false, Joins),
        new("quorum", FieldType.Number, Required: false) { Limit = Join.MostCoHandlers },
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var lead = input.Need("lead");
        var coHandlers = input.Codes("coHandlers");
        var join = input.Text("join");
        if ((join == Quorum) != (input.Number("quorum") is not null) || input.Number("quorum") > coHandlers.Count)
            return new Refusal("dispatch.quorum", "quorum", coHandlers.Count);
        if (DispatchGuards.Check(proceeding.File, proceeding.Briefing, lead, coHandlers) is { } refusal)
            return refusal;
        proceeding.DispatchByPerson(lead, coHandlers, Join.Parse(join == Quorum ? $"{join}:{input.Number("quorum")}" : join),
            proceeding.Say("dispatch-reason", input.Need("reason")));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>Who may be given a case (派单门槛).</summary>
internal static class DispatchGuards
{
    /// <summary>Why these units may not have the case; null when they may.</summary>
    public static Refusal? Check(CaseFile file, Briefing briefing, string lead, IReadOnlyList<string> coHandlers)
    {
        if (coHandlers.Contains(lead))
            return new Refusal("dispatch.lead-is-co-handler", "coHandlers", briefing.NameOf(lead));
        var accused = file.Parties.Select(p => p.Unit).Where(u => u is not null).ToHashSet();
        if (accused.Contains(lead))
            return new Refusal("dispatch.lead-is-accused", "lead", briefing.NameOf(lead));
        if (file.Intake.Secrecy >= 3 && (lead != "DISCIPLINE" || coHandlers.Count > 0))
            return new Refusal("dispatch.secret", "lead", file.Number);
        if (lead is "COMMUNITY" or "GRID" && briefing.Rules.Categories.Find(file.Intake.Category) is { CommunityMayLead: false })
            return new Refusal("dispatch.community-may-not-lead", "lead", file.Intake.Category);
        if (file.Intake.Mediation is MediationPermit.Forbidden && file.Intake.HardStops.Count > 0 && lead == "PMC")
            return new Refusal("dispatch.mediation-forbidden", "lead", file.Number);
        return CourtyardBar(briefing, coHandlers.Append(lead));
    }

    // Neighbours settle what the rules find ordinary between neighbours of their own courtyard; no person gives them anything else.
    private static Refusal? CourtyardBar(Briefing briefing, IEnumerable<string> units) =>
        briefing.Town.Courtyards.FirstOrDefault(each => units.Contains(each.Unit)) is { Unit: var unit }
            ? new Refusal("dispatch.not-for-courtyard", "lead", briefing.NameOf(unit))
            : null;
}
