using Mediation.Casework.Deadlines;
using Mediation.Casework.Invitations;
using Mediation.Casework.Journal;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Acts;

/// <content>Units that are let in for a while (受邀参与).</content>
public sealed partial class Proceeding
{
    /// <summary>A unit is let in until the end of a day; its clock says when, and that it lapses.</summary>
    public void Invite(string unit, Capacity capacity, DateOnly until, StatementRef purpose)
    {
        Record(new Invited(new Invitation(Briefing.NextId(), unit, capacity, until, purpose)));
        StartClock(Acts.Invite.Clock, unit, until: until);
        Tell($"unit:{unit}", "invited");
    }

    /// <summary>An invitation ends before its day.</summary>
    public void Uninvite(Invitation invitation, StatementRef reason)
    {
        Record(new InvitationEnded(invitation.Unit, reason));
        foreach (var clock in File.Deadlines.Where(d => d.Kind == Acts.Invite.Clock && d.Unit == invitation.Unit && !d.IsFinal).ToList())
            Change(clock, clock.Void(Now, "uninvited"));
    }

    /// <summary>A clock lapsed; where it was an invitation's, that is over.</summary>
    internal void EndInvitationOf(Deadline clock)
    {
        if (clock is { Kind: Acts.Invite.Clock, Unit: { } unit } && File.InvitationOf(unit) is not null)
            Record(new InvitationEnded(unit, null));
    }
}
