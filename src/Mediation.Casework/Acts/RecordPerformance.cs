using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 登记履行: the call-back at an instalment's day (人民调解法第三十一条). It ends the instalment's clock, performed or not: the clock is the
/// promise to ask.
/// </summary>
public sealed class RecordPerformance() : ActKind("record-performance")
{
    /// <summary>What may come of an agreement besides its performance.</summary>
    public static IReadOnlyList<string> Unrest { get; } = ["反复", "激化", "隐患"];

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        if (InForce(file) is not { Instalments.IsEmpty: false })
            return new Refusal("instalment.none", null, file.Number);
        var organisation = file.Mediation!.Organisation;
        return briefing.MayActFor(organisation) ? null : Bars.NotYours(organisation, briefing);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("instalment", FieldType.Choice)
        {
            Options = [.. (InForce(file)?.Instalments ?? []).Where(i => i.Performance is not { Performed: true })
                .Select(i => new ActOption(i.Id.ToString(), $"{i.DueOn:yyyy-MM-dd}"))],
        },
        new("performed", FieldType.Boolean),
        ActField.Choice("unrest", false, Unrest),
        ActField.Choice("satisfaction", false, RecordFollowUp.Grades),
        new("text", FieldType.Text, Required: false),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (input.Id("instalment") is not { } id || InForce(proceeding.File)!.Instalments.Find(i => i.Id == id) is null)
            return new Refusal("field.not-an-option", "instalment", "instalment", input.Text("instalment") ?? "");
        proceeding.Record(new PerformanceRecorded(id, new Performance(input.Flag("performed") is true, input.Text("unrest"),
            input.Text("satisfaction"), proceeding.Now, input.Text("text") is { } text ? proceeding.Say("performance", text) : null)));
        proceeding.Meet(d => d.Id == id);
        return null;
    }

    /// <summary>The agreement that has taken effect; null when there is none.</summary>
    internal static Agreement? InForce(CaseFile file) => file.Mediation?.Agreement is { EffectiveAt: not null } agreement ? agreement : null;

    /// <summary>Instalments that nobody has asked about yet.</summary>
    internal static IEnumerable<Instalment> Outstanding(CaseFile file) =>
        (InForce(file)?.Instalments ?? []).Where(i => i.Performance is null);
}
