using Mediation.Casework.Acts;
using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Parties;
using Mediation.Casework.Sessions;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>A concession's sealed words, shown once to who was in the room after the reading was committed (密封让步).</summary>
public sealed record ShownConcession(Guid Concession, string Words);

/// <summary>The mediation's part of a case page (调解): how far it is, what comes next, and the forms for it.</summary>
/// <param name="Reading">The case.</param>
/// <param name="Forms">Forms of acts of the mediation that are open to the viewer.</param>
public sealed record MediationView(CaseReading Reading, IReadOnlyList<ActFormView> Forms)
{
    /// <summary>The last mediation; null while nobody has taken it on.</summary>
    public MediationRecord? Now => Reading.File.Mediation;

    /// <summary>The concession that is shown this once.</summary>
    public ShownConcession? Shown { get; init; }

    /// <summary>The act of this part that was just done; null otherwise.</summary>
    public string? Done { get; init; }

    /// <summary>Whether there is anything to show.</summary>
    public bool Any => Now is not null || Forms.Count > 0;

    /// <summary>What is most likely wanted next, first; one thing, or two where both make sense.</summary>
    public IReadOnlyList<ActFormView> Next => [.. NextCodes().Select(Form).OfType<ActFormView>().Select((form, at) => form with
    {
        Likely = at == 0,
        Fields = [.. form.Fields.Select(Suggested)],
    })];

    /// <summary>Everything else that is open.</summary>
    public IReadOnlyList<ActFormView> More => [.. Forms.Where(form => !NextCodes().Contains(form.Act))];

    /// <summary>A party as people call it: its side, and its name masked.</summary>
    public string NameOf(Guid party)
    {
        if (Reading.File.Parties.Find(p => p.Id == party) is not { } known)
            return Now?.Mediators.Find(m => m.Account == party)?.Name ?? Texts.Mediation_Mediator;
        var name = Reading.Found.Parties.FirstOrDefault(p => p.Party == party)?.Name ?? (known.Unit is { } unit ? Reading.Names.Unit(unit) : null);
        return $"{Words.Of("side", known.Side.Code())} {name}".TrimEnd();
    }

    /// <summary>The parties that told something of themselves, with what, masked (基本情况).</summary>
    public IReadOnlyList<(Guid Party, IReadOnlyList<(string Name, string Value)> Lines)> Described =>
    [
        .. from party in Reading.File.Parties
           let known = Reading.Found.Parties.FirstOrDefault(each => each.Party == party.Id)?.Particulars ?? PartyParticulars.None
           where known != PartyParticulars.None
           select (party.Id, (IReadOnlyList<(string, string)>)[.. ParticularLine.Of(known, party.Agent)]),
    ];

    /// <summary>Everybody whose signature an agreement needs, and whether it is there.</summary>
    public IEnumerable<(string Name, bool Signed)> Signers(Agreement agreement) =>
        SignersOf(agreement).Select(signer => (NameOf(signer), agreement.SignedBy(signer)));

    /// <summary>Words that were written down; null where there are none, or they are sealed.</summary>
    public string? Text(Casework.Statements.StatementRef? words) => words is null ? null : Reading.Found.Words.GetValueOrDefault(words.Id);

    private ActFormView? Form(string act) => Forms.FirstOrDefault(form => form.Act == act);

    private IEnumerable<Guid> SignersOf(Agreement agreement) =>
        [.. Reading.File.Parties.Select(p => p.Id), .. (Now?.Mediators ?? []).Take(1).Select(m => m.Account)];

    private IReadOnlyList<string> NextCodes()
    {
        if (Now is not { Outcome: null } now)
            return Now?.Agreement?.EffectiveAt is not null ? ["record-performance"] : ["take-mediation"];
        if (Form("record-consent") is not null)
            return Reading.File.Parties.Exists(p => p.Side is PartySide.Respondent) ? ["record-consent"] : ["name-party"];
        return now switch
        {
            { Mediators.IsEmpty: true } => ["take-mediation"],
            { Agreement: { EffectiveAt: null, Form: AgreementForm.Oral } } => ["confirm-oral", "plan-instalment"],
            { Agreement: { EffectiveAt: null } drawn } when SignersOf(drawn).All(drawn.SignedBy) => ["seal-agreement"],
            { Agreement: { EffectiveAt: null, Signatures.IsEmpty: true } } => ["sign-agreement", "plan-instalment"],
            { Agreement: { EffectiveAt: null } } => ["sign-agreement"],
            { Sessions.IsEmpty: true } => ["record-session"],
            _ => ["record-session", "draw-agreement"],
        };
    }

    // Who hasn't been asked yet, or hasn't signed, comes first; what was typed stays.
    private FormField Suggested(FormField field) => field.Values.Count > 0 ? field : field.Name switch
    {
        "whose" when Form("record-consent") is { } asking => With(field,
            Reading.File.Parties.Find(p => Now?.AskedAt != asking.WorkItem || Now?.ConsentOf(p.Id) is null)?.Id),
        "signer" when Now?.Agreement is { } agreement => With(field, SignersOf(agreement).Cast<Guid?>().FirstOrDefault(s => !agreement.SignedBy(s!.Value))),
        _ => field,
    };

    private static FormField With(FormField field, Guid? value) => value is { } id ? field with { Values = [id.ToString()] } : field;

    /// <summary>Whether an act belongs to this part of the page.</summary>
    internal static bool Has(string act) => ActCatalog.Kind(act) is MediatingAct or RecordPerformance or ReadConcession || act == NotAgreed;

    private const string NotAgreed = "not-agreed";
}
