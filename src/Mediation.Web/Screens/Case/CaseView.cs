using Mediation.Casework;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Acts;

namespace Mediation.Web.Screens.Case;

/// <summary>What the page of a case shows (案件页), and what came of the form that was just sent.</summary>
public sealed record CaseView
{
    private readonly OpenActs forms;

    /// <summary>The page of a case for the actor it was read for.</summary>
    public CaseView(CaseRecord found, bool past = false)
    {
        Reading = CaseReading.Of(found);
        forms = new OpenActs(Reading, past);
        Past = past;
    }

    /// <summary>Whether it is shown as it was at an earlier moment, with no acts open (当时的样子).</summary>
    public bool Past { get; }

    /// <summary>The case and how to say it.</summary>
    public CaseReading Reading { get; }

    /// <summary>What the address asks for.</summary>
    public CaseAddress Address { get; init; } = new();

    /// <summary>The form that was just done; null otherwise.</summary>
    internal PostedAct? Done { get; init; }

    /// <summary>The party that is shown in clear this once, after its reveal was committed (查看结果).</summary>
    public PartyIdentity? Shown { get; init; }

    /// <summary>登记号 of the household that it visits, for whoever may know of it; null otherwise.</summary>
    public string? Household { get; init; }

    /// <summary>What changed meanwhile beside what was typed; null when nothing did.</summary>
    public ConflictView? Conflict { get; private init; }

    /// <summary>The call for help that opened it; null for any other case.</summary>
    public Mediation.Web.Screens.Calls.CallView? Call { get; init; }

    /// <summary>Why the act was refused, where its form isn't on the page any more.</summary>
    public IReadOnlyList<string> Refusals { get; private init; } = [];

    /// <summary>The form that was refused.</summary>
    private PostedAct? Again { get; init; }

    private IReadOnlyList<Refusal> Reasons { get; init; } = [];

    /// <summary>案卷.</summary>
    public CaseFile File => Reading.File;

    /// <summary>What was said, as it was said.</summary>
    public string Said => Reading.Found.Said;

    /// <summary>Cases that this one was part of, became part of, or was split into, by what they are to it (相关案件).</summary>
    public IReadOnlyList<(string Says, string Number)> Others =>
        [.. Reading.Found.Journal.Select(line => Other(line.Event)).OfType<(string, string)>()];

    /// <summary>The light of the clock that burns first; null when none runs.</summary>
    public LightView? Light => Reading.Nearest(_ => true) is { } clock ? Reading.LightOf(clock) : null;

    /// <summary>现在可以做, without what the mediation's own part of the page has.</summary>
    public IReadOnlyList<ActFormView> Acts => [.. Forms.Where(form => !MediationView.Has(form.Act))];

    /// <summary>调解.</summary>
    public MediationView Mediation => new(Reading, [.. Forms.Where(form => MediationView.Has(form.Act))]) { Shown = Unsealed, Done = Done is { } done && MediationView.Has(done.Body.Act) ? done.Body.Act : null };

    /// <summary>The concession that is shown this once.</summary>
    public ShownConcession? Unsealed { get; init; }

    private IReadOnlyList<ActFormView> Forms =>
        [.. forms.All.Select(form => WithWhatWasTyped(form.Id == Address.Act ? form with { Open = true } : form))];

    /// <summary>当事人, masked but for the one that is shown this once.</summary>
    public IReadOnlyList<PartyView> Parties => [.. File.Parties.Select(Party)];

    /// <summary>The page as the answer to a form that was refused.</summary>
    internal static CaseView Refused(CaseRecord found, PostedAct sent, IReadOnlyList<Refusal> refusals)
    {
        var stale = refusals[0].Code == "case.changed";
        var view = new CaseView(found) { Again = sent, Reasons = stale ? [] : refusals };
        var reveals = found.File.Parties.Select(party => view.forms.RevealOf(party.Id)).OfType<ActFormView>();
        var form = view.forms.All.Concat(reveals).FirstOrDefault(sent.Fills);
        return stale ? view with { Conflict = view.ConflictOf(sent, form) }
            : form is null ? view with { Refusals = [.. refusals.Select(Sentences.Of).Distinct()] }
            : view;
    }

    private static (string Says, string Number)? Other(CaseEvent happened) => happened switch
    {
        CaseJoined joined => (Texts.Case_JoinedTo, joined.IntoNumber),
        CaseSplit split => (Texts.Case_SplitInto, split.IntoNumber),
        SplitOff off => (Texts.Case_SplitOff, off.FromNumber),
        _ => null,
    };

    private ConflictView ConflictOf(PostedAct sent, ActFormView? form) => new(
        Chronicle.Since(Reading, sent.Version),
        [.. sent.Typed.Where(field => field.Any(value => value.Length > 0)).Select(field => new TypedField(
            ActWords.Field(field.Key), string.Join('、', field.Select(value => Label(form, field.Key, value)))))],
        new CaseAddress(form?.Id).Write(File.Number));

    private static string Label(ActFormView? form, string field, string value) =>
        form?.Fields.FirstOrDefault(f => f.Name == field)?.Options.FirstOrDefault(o => o.Value == value)?.Label
        ?? ActWords.Option(field, value);

    private ActFormView WithWhatWasTyped(ActFormView form) =>
        Again is { } sent && sent.Fills(form) ? ActForms.Refused(form, sent, Reasons) : form;

    private PartyView Party(Casework.Parties.Party party)
    {
        var masked = Reading.Found.Parties.FirstOrDefault(known => known.Party == party.Id);
        var shown = Shown?.Party == party.Id ? Shown : null;
        return new PartyView(
            Words.Of("side", party.Side.Code()),
            shown?.Name ?? masked?.Name ?? (party.Unit is { } unit ? Reading.Names.Unit(unit) : Texts.Case_Nameless),
            shown?.Phone ?? masked?.Phone, Note: Note(party))
        {
            Reveal = shown is null && masked is not null && masked != new PartyIdentity(party.Id, null, null) && forms.RevealOf(party.Id) is { } reveal
                ? WithWhatWasTyped(reveal)
                : null,
            Shown = shown is not null,
            Particulars = shown is null ? [] : [.. ParticularLine.Of(shown.Particulars, party.Agent)],
        };
    }

    private static string? Note(Casework.Parties.Party party) =>
        party.Anonymous ? Texts.Case_Anonymous
        : party.KeepSecret ? Texts.Case_KeepSecret
        : party.IsOrganisation ? Texts.Case_Organisation
        : null;
}
