using System.Collections.Immutable;
using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Sessions;

namespace Mediation.Casework.Journal;

/// <summary>How a mediation changes (调解归并): the part of <see cref="Folding"/> that is about nothing else.</summary>
internal static class MediationFolding
{
    private static readonly string[] Ends = ["agreed", "not-agreed", "one-refuses"];

    /// <summary>The file after something happened in its mediation.</summary>
    public static CaseFile Apply(CaseFile file, MediationEvent happened) => happened switch
    {
        PartyNamed e => file with { Parties = file.Parties.Add(e.Party) },
        ParticularsRecorded e => file with
        {
            Parties = [.. file.Parties.Select(party => party.Id == e.Party ? party with { Agent = e.Agent } : party)],
        },
        MediationOpened e => file with { Mediations = file.Mediations.Add(e.Mediation) },
        _ => file.Changed(m => Change(m, happened)),
    };

    /// <summary>The file after a step was left by an outcome; a mediation may have ended with it.</summary>
    public static CaseFile Leave(CaseFile file, WorkflowMoved moved) =>
        Ends.Contains(moved.Outcome) && file.Mediation is { Outcome: null }
            ? file.Changed(m => m with { Outcome = moved.Outcome, LeftStep = file.WorkItems.Find(w => w.Id == moved.Item)?.Step })
            : file;

    /// <summary>The file after it came back to a step; the mediation that had ended there goes on.</summary>
    public static CaseFile Return(CaseFile file, string step) => file.Mediation is { LeftStep: { } left } && left == step
        ? file.Changed(m => m with { Outcome = null, LeftStep = null })
        : file;

    private static MediationRecord Change(MediationRecord now, MediationEvent happened) => happened switch
    {
        MediatorNamed e => now with { Mediators = now.Mediators.Add(e.Mediator) },
        MediatorRecused e => now with { Mediators = now.Mediators.RemoveAll(m => m.Account == e.Account) },
        ConsentRecorded e => now with { AskedAt = e.Item, Consents = Asked(now, e).Add(e.Consent) },
        SessionHeld e => now with { Sessions = now.Sessions.Add(e.Session) },
        FactsUndisputed e => now with { Undisputed = now.Undisputed.Add(e.Text) },
        ConcessionSealed e => now with { Concessions = now.Concessions.Add(e.Concession) },
        ConcessionRead => now,
        EscalationReported e => now with { Escalations = now.Escalations.Add(e.Run) },
        AgreementDrawn e => now with { Agreement = e.Agreement },
        _ => now with { Agreement = Change(now.Agreement!, happened) },
    };

    private static Agreement Change(Agreement now, MediationEvent happened) => happened switch
    {
        InstalmentPlanned e => now with { Instalments = [.. now.Instalments.Add(e.Instalment).OrderBy(i => i.DueOn)] },
        AgreementSigned e => now with { Signatures = now.Signatures.RemoveAll(s => s.Signer == e.Signature.Signer).Add(e.Signature) },
        AgreementSealed e => now with { Seal = e.Seal },
        AgreementTookEffect e => now with { EffectiveAt = e.At },
        PerformanceRecorded e => now with
        {
            Instalments = [.. now.Instalments.Select(i => i.Id == e.Instalment ? i with { Performance = e.Performance } : i)],
        },
        _ => throw new InvalidOperationException($"No one taught the mediation about {happened.GetType().Name}."),
    };

    private static ImmutableList<PartyConsent> Asked(MediationRecord now, ConsentRecorded e) =>
        now.AskedAt == e.Item ? now.Consents.RemoveAll(c => c.Party == e.Consent.Party) : [];

    private static CaseFile Changed(this CaseFile file, Func<MediationRecord, MediationRecord> change) =>
        file with { Mediations = file.Mediations.SetItem(file.Mediations.Count - 1, change(file.Mediations[^1])) };
}
