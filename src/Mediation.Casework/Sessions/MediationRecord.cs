using System.Collections.Immutable;
using Mediation.Casework.Agreements;
using Mediation.Casework.Cases;
using Mediation.Casework.Parties;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Sessions;

/// <summary>One mediation of a case from the first asking to its end (调解). Immutable, and without anybody's words.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Kind">调解性质.</param>
/// <param name="Organisation">Code of the unit that mediates (调解组织).</param>
/// <param name="OpenedAt">When a mediator took it on.</param>
public sealed record MediationRecord(Guid Id, MediationKind Kind, string Organisation, DateTimeOffset OpenedAt)
{
    /// <summary>Who mediates now, in the order in which they came; without those who withdrew (调解员).</summary>
    public ImmutableList<Mediator> Mediators { get; init; } = [];

    /// <summary>The work item at which the parties were asked; a step that is entered anew asks anew.</summary>
    public Guid? AskedAt { get; init; }

    /// <summary>The last word of each party that was asked (调解意愿).</summary>
    public ImmutableList<PartyConsent> Consents { get; init; } = [];

    /// <summary>调解会, oldest first.</summary>
    public ImmutableList<MediationSession> Sessions { get; init; } = [];

    /// <summary>无争议事实, as the parties confirmed them.</summary>
    public ImmutableList<StatementRef> Undisputed { get; init; } = [];

    /// <summary>让步: that there are any, not what they say.</summary>
    public ImmutableList<Concession> Concessions { get; init; } = [];

    /// <summary>调解协议; null before one is drawn up.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>Workflows that handed an escalation to the police (激化报警).</summary>
    public ImmutableList<Guid> Escalations { get; init; } = [];

    /// <summary>How its step was left for good: <c>agreed</c>, <c>not-agreed</c>, <c>one-refuses</c>; null while it goes on.</summary>
    public string? Outcome { get; init; }

    /// <summary>The step that was left so; sent back to, the mediation goes on.</summary>
    public string? LeftStep { get; init; }

    /// <summary>The last word of a party; null when it wasn't asked.</summary>
    public PartyConsent? ConsentOf(Guid party) => Consents.Find(c => c.Party == party);

    /// <summary>Whether both sides are known, and every party consented (各方同意, 人民调解法第十七条).</summary>
    internal bool EveryoneConsents(CaseFile file) =>
        file.Parties.Exists(p => p.Side is PartySide.Complainant) && file.Parties.Exists(p => p.Side is PartySide.Respondent)
        && file.Parties.TrueForAll(p => ConsentOf(p.Id) is { Consents: true });
}
