using Mediation.Casework.Agreements;
using Mediation.Casework.Parties;
using Mediation.Casework.Sessions;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>Something that happened in a mediation (调解中的办理记录): ids and codes, never anybody's words.</summary>
public abstract record MediationEvent : CaseEvent;

/// <summary>登记当事人: a party that acceptance didn't know.</summary>
public sealed record PartyNamed(Party Party) : MediationEvent;

/// <summary>登记基本情况: which of a party's particulars were told, and how far an agent may act for it now; not what they are.</summary>
/// <param name="Party">The party.</param>
/// <param name="Told">Codes of what was told.</param>
/// <param name="Agent">委托权限; null when nobody acts for it.</param>
public sealed record ParticularsRecorded(Guid Party, IReadOnlyList<string> Told, AgentScope? Agent) : MediationEvent;

/// <summary>调解开始: a mediation of this kind, by this organisation.</summary>
public sealed record MediationOpened(MediationRecord Mediation) : MediationEvent;

/// <summary>确定调解员.</summary>
public sealed record MediatorNamed(Mediator Mediator) : MediationEvent;

/// <summary>调解员回避: somebody no longer mediates.</summary>
public sealed record MediatorRecused(Guid Account, StatementRef Reason) : MediationEvent;

/// <summary>征询意愿: a party was asked, at a work item.</summary>
public sealed record ConsentRecorded(Guid Item, PartyConsent Consent) : MediationEvent;

/// <summary>召开调解会.</summary>
public sealed record SessionHeld(MediationSession Session) : MediationEvent;

/// <summary>确认无争议事实.</summary>
public sealed record FactsUndisputed(StatementRef Text) : MediationEvent;

/// <summary>密封让步: what was said in confidence is kept, sealed.</summary>
public sealed record ConcessionSealed(Concession Concession) : MediationEvent;

/// <summary>查看让步: somebody who was in the room read it again.</summary>
public sealed record ConcessionRead(Guid Concession) : MediationEvent;

/// <summary>激化报警: it threatened to turn violent, and the police are called (人民调解法第二十五条).</summary>
public sealed record EscalationReported(Guid Run, StatementRef Text) : MediationEvent;

/// <summary>拟订协议; one that was drawn up before is replaced.</summary>
public sealed record AgreementDrawn(Agreement Agreement) : MediationEvent;

/// <summary>约定分期.</summary>
public sealed record InstalmentPlanned(Instalment Instalment) : MediationEvent;

/// <summary>签名.</summary>
public sealed record AgreementSigned(Signature Signature) : MediationEvent;

/// <summary>用印.</summary>
public sealed record AgreementSealed(SealUse Seal) : MediationEvent;

/// <summary>协议生效.</summary>
public sealed record AgreementTookEffect(DateTimeOffset At) : MediationEvent;

/// <summary>履行回访.</summary>
public sealed record PerformanceRecorded(Guid Instalment, Performance Performance) : MediationEvent;
