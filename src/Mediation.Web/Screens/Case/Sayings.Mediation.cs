using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Sessions;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <content>What happened in a mediation; of what was said in confidence, only that it was.</content>
internal static partial class Sayings
{
    private static Saying Mediated(CaseReading r, MediationEvent happened) => happened switch
    {
        PartyNamed e => People(Say("party-named", Words.Of("side", e.Party.Side.Code()))),
        ParticularsRecorded { Told.Count: 0 } e => People(Say("agent-recorded", Side(r, e.Party))),
        ParticularsRecorded e => People(Say("particulars-recorded", Side(r, e.Party), List(e.Told.Select(ActWords.Field)))),
        MediationOpened e => People(Say("mediation-opened", Words.Of("mediation-kind", e.Mediation.Kind.Code()), r.Names.Unit(e.Mediation.Organisation))),
        MediatorNamed e => People(Say(e.Mediator.How is MediatorChoice.Chosen ? "mediator-chosen" : "mediator-named", e.Mediator.Name)),
        MediatorRecused e => People(Say("mediator-recused", MediatorName(r, e.Account)), words: Text(r, e.Reason)),
        ConsentRecorded { Consent: var e } => People(
            Say(e.Consents ? "consent-given" : "consent-refused", Side(r, e.Party), e.How), words: Text(r, e.Text)),
        SessionHeld { Session: var e } => People(
            Say("session-held", Words.Of("session-way", e.Way.Code()), List(e.Attended.Select(p => Side(r, p)))), words: Text(r, e.Record)),
        FactsUndisputed e => People(Say("facts-undisputed"), words: Text(r, e.Text)),
        ConcessionSealed e => People(Say("concession-sealed", Side(r, e.Concession.Party))),
        ConcessionRead => People(Say("concession-read")),
        EscalationReported e => People(Say("escalation-reported"), words: Text(r, e.Text)),
        AgreementDrawn { Agreement: var e } => People(Say("agreement-drawn", Words.Of("agreement-form", e.Form.Code()), e.Number)),
        InstalmentPlanned { Instalment: var e } => People(Say("instalment-planned", r.Clock.Day(e.DueOn), What(e)), words: Text(r, e.What)),
        AgreementSigned { Signature: var e } => People(
            Say(e.Paper is null ? "agreement-signed" : "agreement-signed-paper", e.ByMediator ? MediatorName(r, e.Signer) : Side(r, e.Signer))),
        AgreementSealed { Seal: var e } => People(Say("agreement-sealed", Words.Of("seal", e.Kind.Code()), r.Names.Unit(e.Unit))),
        AgreementTookEffect => new Saying(TimelineKind.Papers, Say("agreement-took-effect")),
        PerformanceRecorded e => People(
            Say(e.Performance.Performed ? "performed" : "not-performed", DayOf(r, e.Instalment)), e.Performance.Unrest, Text(r, e.Performance.Text)),
        var unknown => throw new InvalidOperationException($"Nobody taught the timeline about {unknown.GetType().Name}."),
    };

    /// <summary>An instalment without its words: 1,200.50 元，转账.</summary>
    internal static string What(Instalment e) => e.AmountFen is { } fen
        ? Texts.Mediation_Amount.With(fen / 100m, Words.Of("performance-way", e.Way.Code()))
        : Words.Of("performance-way", e.Way.Code());

    private static string MediatorName(CaseReading r, Guid account) => r.File.Mediations
        .SelectMany(m => m.Mediators).FirstOrDefault(m => m.Account == account)?.Name ?? Texts.Mediation_Mediator;

    private static string DayOf(CaseReading r, Guid instalment) =>
        r.File.Mediations.SelectMany(m => m.Agreement?.Instalments ?? []).FirstOrDefault(i => i.Id == instalment) is { } known
            ? r.Clock.Day(known.DueOn)
            : "";
}
