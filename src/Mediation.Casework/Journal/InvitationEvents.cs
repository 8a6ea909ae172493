using Mediation.Casework.Invitations;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Journal;

/// <summary>邀请参与: a unit without a share was let in for a while.</summary>
public sealed record Invited(Invitation Invitation) : CaseEvent;

/// <summary>结束参与: a unit that was let in is so no longer; without a reason when its day was over.</summary>
public sealed record InvitationEnded(string Unit, StatementRef? Reason) : CaseEvent;
