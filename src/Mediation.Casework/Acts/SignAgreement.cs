using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Sessions;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 签名: a party or a mediator signs a written agreement on the screen, or signed paper is scanned back. When all have signed and it is
/// sealed as it has to be, it takes effect that moment (人民调解法第二十九条).
/// </summary>
public sealed class SignAgreement() : AgreementAct("sign-agreement")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("signer", FieldType.Person)
        {
            Options =
            [
                .. PartyOptions(file),
                .. (Current(file)?.Mediators ?? []).Select(m => new ActOption(m.Account.ToString(), m.Name)),
            ],
        },
        new("drawing", FieldType.Drawing, Required: false),
        new("scan", FieldType.File, Required: false),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var (drawing, paper, signer) = (input.Text("drawing"), input.Id("scan"), input.Id("signer")!.Value);
        if (drawing is null && paper is null)
            return new Refusal("signature.empty", "drawing");
        if (paper is { } upload && !proceeding.Briefing.Uploads.Contains(upload))
            return new Refusal("attachment.unknown", "scan");
        var drawn = drawing is null ? null : proceeding.Say("signature", drawing);
        var byMediator = proceeding.File.Parties.TrueForAll(p => p.Id != signer);
        proceeding.Record(new AgreementSigned(new Signature(signer, byMediator, drawn, paper, proceeding.Now)));
        if (paper is { } kept)
            proceeding.Attach(kept);
        return proceeding.File.Mediation!.Agreement!.IsComplete(proceeding.File.Parties.Select(p => p.Id))
            ? TakeEffect(proceeding, item!)
            : null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, MediationRecord now, Agreement agreement) =>
        agreement.Form is AgreementForm.Written ? null : new Refusal("agreement.oral", null, agreement.Number);
}

/// <summary>用印: the seal goes onto a written agreement; only the one that it takes, and every use is registered (印章登记).</summary>
public sealed class SealAgreement() : AgreementAct("seal-agreement")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("seal", FieldType.Choice) { Options = CodedOptions.Of<SealKind>() }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var kind = CodedOptions.Read<SealKind>(input.Need("seal"));
        var agreement = proceeding.File.Mediation!.Agreement!;
        if (kind != agreement.SealNeeded)
            return new Refusal("seal.wrong-kind", "seal", agreement.Number);
        if (OwnerOf(kind, item!, proceeding.Briefing) is not { } owner)
            return new Refusal("seal.no-committee", "seal");
        proceeding.Record(new AgreementSealed(new SealUse(kind, owner, proceeding.Briefing.Actor.Id, proceeding.Now)));
        return proceeding.File.Mediation!.Agreement!.IsComplete(proceeding.File.Parties.Select(p => p.Id))
            ? TakeEffect(proceeding, item!)
            : null;
    }

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, MediationRecord now, Agreement agreement) =>
        agreement.Form is AgreementForm.Oral ? new Refusal("agreement.oral", null, agreement.Number)
        : agreement.SealNeeded is null ? new Refusal("seal.none-needed", null, agreement.Number)
        : null;

    // A committee below the unit that mediates lends its seal; a unit's own seal is its own.
    private static string? OwnerOf(SealKind kind, WorkItem item, Briefing briefing) => kind is SealKind.Unit
        ? item.Unit
        : briefing.Town.Units.Where(u => u.Kind == "mediation").OrderBy(u => u.Code != item.Unit).ThenBy(u => u.Parent != item.Unit)
            .FirstOrDefault()?.Code;
}

/// <summary>登记口头协议: what was agreed by word of mouth has effect from now (人民调解法第二十八条、第三十条).</summary>
public sealed class ConfirmOral() : AgreementAct("confirm-oral")
{
    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) => TakeEffect(proceeding, item!);

    /// <inheritdoc/>
    protected override Refusal? Bar(CaseFile file, MediationRecord now, Agreement agreement) =>
        agreement.Form is AgreementForm.Oral ? null : new Refusal("agreement.written", null, agreement.Number);
}
