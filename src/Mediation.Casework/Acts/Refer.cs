using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Facts;
using Mediation.Casework.Rulings;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 劝阻无效转办: the lead asked people to stop and they went on, so the matter goes to whoever has the power to make them. Where to, the
/// rule set <c>referral</c> says; the case is dispatched again by the rules, with the records of dissuasion, and its clocks go on from their own starts.
/// </summary>
public sealed class Refer() : ActKind("refer")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Item(item, Code, briefing) is { } bar)
            return bar;
        if (item!.Share is not Share.Lead)
            return Bars.NotYours(file.Lead?.Unit ?? "DESK", briefing);
        if (!file.Dissuasions.Exists(d => d.Counts))
            return new Refusal("refer.nobody-dissuaded", null, file.Number);
        if (Target(file, briefing) is null)
            return new Refusal("refer.not-provided", null, file.Number);
        return file.OpenItems.FirstOrDefault(w => w.Share is Share.None && w.Unit == item.Unit) is { } step
            ? new Refusal("refer.step-open", null, step.Title)
            : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("reason", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.Refer(proceeding.Say("refer-reason", input.Need("reason"))) ?? proceeding.Leave(item!, Code);

    // By what the file itself knows: a button that would be refused isn't offered.
    private static string? Target(CaseFile file, Briefing briefing)
    {
        var facts = new FactSheet
        {
            Complaint = new ComplaintFacts { Text = "", Channel = file.Intake.Channel, Category = file.Intake.Category },
            History = new HistoryFacts { DissuasionCount = file.Dissuasions.Count(d => d.Counts) },
            Ruling = new EarlierRulings { Classification = new EarlierRuling { Category = file.Intake.Category } },
        };
        return briefing.Rules.Answer("referral", facts, file.Intake.InForceOn) is { Hit: true } ruling ? ruling.Text("Category") : null;
    }
}
