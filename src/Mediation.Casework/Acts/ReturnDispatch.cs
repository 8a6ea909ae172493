using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 退单: a unit says the share is not its own, with a coded reason and whose it should be. Open until one working day
/// after signing for it; every clock runs on. The third return of a case is refused: a consultation decides then
/// (domain practice: two returns at most; analogue 信访工作条例第二十三条, five working days with reasons).
/// </summary>
public sealed class ReturnDispatch() : ActKind("return-dispatch")
{
    /// <summary>Coded reasons of a return (退单理由).</summary>
    public static IReadOnlyList<string> Reasons { get; } =
        ["not-our-duty", "not-our-area", "facts-differ", "needs-other-lead", "other"];

    /// <summary>How often the lead's share of one case may be returned.</summary>
    public const int MostReturns = 2;

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Item(item, Code, briefing) is { } bar)
            return bar;
        if (item!.Share is Share.Lead && file.ReturnCount >= MostReturns)
            return new Refusal("return.used-up", null, file.Number, MostReturns);
        var share = file.Assignments.Find(a => a.Id == item.Assignment);
        if (share?.SignedForAt is not { } signed)
            return null;
        var calendar = briefing.Calendar;
        var lastDay = calendar.AddWorkingDays(calendar.DayOf(signed), 1);
        return briefing.Now < calendar.EndOf(lastDay) ? null : new Refusal("return.too-late", null, briefing.NameOf(item.Unit));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        ActField.Choice("reasonCode", true, Reasons),
        new("reason", FieldType.Text),
        new("proposedUnit", FieldType.Unit, Required: false) { Options = briefing.UnitOptions() },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var byLead = item!.Share is Share.Lead;
        if (input.Text("proposedUnit") == item.Unit)
            return new Refusal("return.proposes-itself", "proposedUnit", proceeding.Briefing.NameOf(item.Unit));
        proceeding.Record(new ShareReturned(item.Assignment!.Value, input.Need("reasonCode"), input.Text("proposedUnit"),
            proceeding.Say("return-reason", input.Need("reason")), byLead));
        proceeding.Meet(d => d.Kind == DeadlineKinds.SignFor && d.WorkItem == item.Id);
        proceeding.Tell("unit:DESK", "returned", ("unit", item.Unit));
        return proceeding.Leave(item, Code);
    }
}
