using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Sessions;
using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>A mediation of the case: who was asked, what was said in the sessions and what was agreed. Parties by their ids; of what is sealed, how many.</summary>
internal sealed record MediationAnswer(
    Guid Id, string Kind, string Organisation, DateTimeOffset OpenedAt, string? Outcome, IEnumerable<MediatorAnswer> Mediators,
    IEnumerable<ConsentAnswer> Consents, IEnumerable<SessionAnswer> Sessions, IEnumerable<string?> Undisputed, AgreementAnswer? Agreement)
{
    public static MediationAnswer Of(MediationRecord mediation, ShownCase found) => new(
        mediation.Id, mediation.Kind.Code(), mediation.Organisation, mediation.OpenedAt, mediation.Outcome,
        mediation.Mediators.Select(m => new MediatorAnswer(m.Account, m.Name, m.Unit, m.How.Code())),
        mediation.Consents.Select(c => new ConsentAnswer(c.Party, c.Consents, c.How, c.ToldRights, c.At, found.TextOf(c.Text))),
        mediation.Sessions.Select(s => SessionAnswer.Of(s, mediation.Concessions.Count(c => c.Session == s.Id), found)),
        mediation.Undisputed.Select(found.TextOf),
        mediation.Agreement is { } agreement ? AgreementAnswer.Of(agreement, found) : null);
}

/// <summary>Somebody who mediates.</summary>
internal sealed record MediatorAnswer(Guid Account, string Name, string Unit, string Choice);

/// <summary>What a party said when asked whether to mediate.</summary>
internal sealed record ConsentAnswer(Guid Party, bool Consents, string AskedBy, bool ToldRights, DateTimeOffset At, string? Text);

/// <summary>A session; <c>sealed</c> says how many concessions were given in it, not what they are.</summary>
internal sealed record SessionAnswer(
    Guid Id, string Kind, string Organisation, string Way, DateTimeOffset HeldAt, string? Venue, IEnumerable<Guid> Attended, string? Others, string? Text,
    int Sealed)
{
    public static SessionAnswer Of(MediationSession session, int concessions, ShownCase found) => new(
        session.Id, session.Kind.Code(), session.Organisation, session.Way.Code(), session.HeldAt, found.TextOf(session.Place), session.Attended,
        found.TextOf(session.Others), found.TextOf(session.Record), concessions);
}

/// <summary>What was agreed, who signed, which seal is on it, since when it has effect, and what is owed when.</summary>
internal sealed record AgreementAnswer(
    Guid Id, string Number, string Form, string? Facts, string? Dispute, string? Terms, string? Performance, DateOnly PerformBy, int Copies,
    DateTimeOffset DrawnAt, IEnumerable<SignatureAnswer> Signatures, SealAnswer? Seal, DateTimeOffset? EffectiveAt, IEnumerable<InstalmentAnswer> Instalments)
{
    public static AgreementAnswer Of(Agreement agreement, ShownCase found) => new(
        agreement.Id, agreement.Number, agreement.Form.Code(), found.TextOf(agreement.Facts), found.TextOf(agreement.Dispute), found.TextOf(agreement.Content),
        found.TextOf(agreement.Way), agreement.PerformBy, agreement.Copies, agreement.DrawnAt,
        agreement.Signatures.Select(s => new SignatureAnswer(s.Signer, s.ByMediator, s.Paper, s.At)),
        agreement.Seal is { } seal ? new SealAnswer(seal.Kind.Code(), seal.Unit, seal.At) : null,
        agreement.EffectiveAt, agreement.Instalments.Select(part => InstalmentAnswer.Of(part, found)));
}

/// <summary>A signature of a party, or of a mediator's account; <c>scan</c> is the attachment that shows it on paper, null for one drawn on the screen.</summary>
internal sealed record SignatureAnswer(Guid Signer, bool ByMediator, Guid? Scan, DateTimeOffset At);

/// <summary>Which seal was used, and whose.</summary>
internal sealed record SealAnswer(string Kind, string Unit, DateTimeOffset At);

/// <summary>A part of what was promised; the amount in yuan, null for a deed. Its clock has the same id.</summary>
internal sealed record InstalmentAnswer(
    Guid Id, Guid Whose, decimal? Amount, DateOnly DueOn, string PerformanceWay, string? Text, PerformanceAnswer? CallBack)
{
    private const decimal FenInYuan = 100;

    public static InstalmentAnswer Of(Instalment part, ShownCase found) => new(
        part.Id, part.Obligor, part.AmountFen / FenInYuan, part.DueOn, part.Way.Code(), found.TextOf(part.What),
        part.Performance is { } asked
            ? new PerformanceAnswer(asked.Performed, asked.Unrest, asked.Satisfaction, asked.At, found.TextOf(asked.Text))
            : null);
}

/// <summary>What a call-back found of an instalment.</summary>
internal sealed record PerformanceAnswer(bool Performed, string? Unrest, string? Satisfaction, DateTimeOffset At, string? Text);
