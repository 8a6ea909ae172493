using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Sessions;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>拟订协议: what the law names for an agreement's content (人民调解法第二十九条). Drawn up again, it replaces what there was, unsigned.</summary>
public sealed class DrawAgreement() : MediatingAct("draw-agreement")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("form", FieldType.Choice) { Options = CodedOptions.Of<AgreementForm>() },
        new("facts", FieldType.Text),
        new("dispute", FieldType.Text),
        new("terms", FieldType.Text),
        new("performance", FieldType.Text) { Limit = 500 },
        new("performBy", FieldType.Date),
        new("copies", FieldType.Number, Required: false) { Limit = 20 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var file = proceeding.File;
        if (input.Date("performBy") is not { } by || by < proceeding.Briefing.Today)
            return new Refusal("agreement.past-day", "performBy");
        proceeding.DropInstalments();
        proceeding.Record(new AgreementDrawn(new Agreement(
            proceeding.Briefing.NextId(), NumberFor(file), file.Mediation!.Kind, CodedOptions.Read<AgreementForm>(input.Need("form")),
            proceeding.Say("agreement-facts", input.Need("facts")), proceeding.Say("agreement-dispute", input.Need("dispute")),
            proceeding.Say("agreement-terms", input.Need("terms")), proceeding.Say("agreement-performance", input.Need("performance")),
            by, input.Number("copies") ?? file.Parties.Count + 1, proceeding.Now)));
        return null;
    }

    /// <inheritdoc/>
    protected override bool IsAt(WorkItem item) => IsSettling(item);

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        now is null or { Sessions.IsEmpty: true } ? new Refusal("mediation.no-session", null, file.Number) : null;

    private static string NumberFor(CaseFile file) =>
        file.Mediations.Count == 1 ? $"XY-{file.Number}" : $"XY-{file.Number}-{file.Mediations.Count}";
}

/// <summary>An act on an agreement that was drawn up and isn't in force yet (协议动作).</summary>
public abstract class AgreementAct(string code) : MediatingAct(code)
{
    /// <inheritdoc/>
    protected sealed override bool IsAt(WorkItem item) => IsSettling(item);

    /// <inheritdoc/>
    protected sealed override Refusal? Bar(CaseFile file, WorkItem item, MediationRecord? now, Briefing briefing) =>
        now?.Agreement is { EffectiveAt: null } agreement
            ? Bar(file, now, agreement)
            : new Refusal("agreement.none", null, file.Number);

    /// <summary>Why it isn't open on this agreement; null when it is.</summary>
    protected abstract Refusal? Bar(CaseFile file, MediationRecord now, Agreement agreement);

    /// <summary>The agreement takes effect, its instalments begin to run, and the mediation has succeeded.</summary>
    protected static Refusal? TakeEffect(Proceeding proceeding, WorkItem item)
    {
        proceeding.Record(new AgreementTookEffect(proceeding.Now));
        foreach (var instalment in proceeding.File.Mediation!.Agreement!.Instalments)
            proceeding.StartClockUntil(DeadlineKinds.Instalment, instalment.Id, instalment.DueOn, item.Unit);
        return proceeding.Leave(item, Agreed);
    }
}

/// <summary>约定分期: one part of the performance, with its day.</summary>
public sealed class PlanInstalment() : AgreementAct("plan-instalment")
{
    /// <summary>Most instalments of one agreement.</summary>
    public const int Most = 60;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("whose", FieldType.Person) { Options = PartyOptions(file) },
        new("performanceWay", FieldType.Choice) { Options = CodedOptions.Of<PerformanceWay>() },
        new("amount", FieldType.Money, Required: false),
        new("dueOn", FieldType.Date),
        new("text", FieldType.Text, Required: false) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var way = CodedOptions.Read<PerformanceWay>(input.Need("performanceWay"));
        if (way is PerformanceWay.Deed && input.Text("text") is null)
            return new Refusal("field.missing", "text", "text");
        if (way is not PerformanceWay.Deed && input.Fen("amount") is null)
            return new Refusal("field.missing", "amount", "amount");
        if (input.Date("dueOn") is not { } due || due < proceeding.Briefing.Today)
            return new Refusal("agreement.past-day", "dueOn");
        proceeding.Record(new InstalmentPlanned(new Instalment(
            proceeding.Briefing.NextId(), input.Id("whose")!.Value, way is PerformanceWay.Deed ? null : input.Fen("amount"), due, way,
            input.Text("text") is { } what ? proceeding.Say("instalment", what) : null)));
        return null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, MediationRecord now, Agreement agreement) =>
        agreement.Instalments.Count >= Most ? new Refusal("instalment.too-many", null, Most)
        : agreement.Signatures.IsEmpty ? null
        : new Refusal("agreement.signed", null, agreement.Number);
}
