using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Invitations;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 邀请参与: the lead, the window or a supervisor lets a unit in for at most <see cref="LongestDays"/> days, to comment or to help. Not a unit that is complained
/// of, not one that has a share, and nobody into a secret matter.
/// </summary>
public sealed class Invite() : ActKind("invite")
{
    /// <summary>How many days an invitation may last.</summary>
    public const int LongestDays = 60;

    /// <summary>The kind of its clock (时限种类); it lapses without anybody being late.</summary>
    public const string Clock = "invitation";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Hosting(file, briefing) ?? (file.Intake.Secrecy >= 3 ? new Refusal("invite.secret", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("unit", FieldType.Unit) { Options = [.. briefing.UnitOptions().Where(unit => MayCome(file, unit.Value, briefing))] },
        ActField.Choice("capacity", true, [.. Enum.GetValues<Capacity>().Select(capacity => capacity.Code())]),
        new("until", FieldType.Date),
        new("invitedFor", FieldType.Text) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var until = input.Date("until")!.Value;
        var today = proceeding.Briefing.Today;
        if (until < today || until > today.AddDays(LongestDays))
            return new Refusal("invite.day", "until", LongestDays);
        var capacity = Enum.GetValues<Capacity>().Single(each => each.Code() == input.Need("capacity"));
        proceeding.Invite(input.Need("unit"), capacity, until, proceeding.Say("invitation", input.Need("invitedFor")));
        return null;
    }

    /// <summary>Why somebody doesn't decide who is let in; null for the lead, the window and supervisors.</summary>
    internal static Refusal? Hosting(CaseFile file, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : briefing.Actor.AtWindow || briefing.Actor.Is(Role.Supervisor) || (file.Lead is { } lead && briefing.MayActFor(lead.Unit)) ? null
        : Bars.NotYours(file.Lead?.Unit ?? "DESK", briefing);

    // Neighbours see nothing of what is dangerous or not for everybody's eyes.
    private static bool MayCome(CaseFile file, string unit, Briefing briefing) =>
        (file.Intake is { Secrecy: 0, HardStops.Count: 0 } || !briefing.Town.Courtyards.Any(courtyard => courtyard.Unit == unit)) &&
        file.Parties.All(party => party.Unit != unit) && !file.Assignments.Exists(share => share.Live && share.Unit == unit) && file.InvitationOf(unit) is null;
}

/// <summary>结束参与: an invitation ends before its day, by those who gave it or by the unit itself.</summary>
public sealed class EndInvitation() : ActKind("end-invitation")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Open(file, briefing).Any() ? null : file.Closed ? Bars.Closed(file) : new Refusal("invite.nobody", null, file.Number);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("unit", FieldType.Unit) { Options = [.. Open(file, briefing).Select(each => new ActOption(each.Unit, briefing.NameOf(each.Unit)))] },
        new("reason", FieldType.Text) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Uninvite(proceeding.File.InvitationOf(input.Need("unit"))!, proceeding.Say("end-invitation", input.Need("reason")));
        return null;
    }

    private static IEnumerable<Invitation> Open(CaseFile file, Briefing briefing)
    {
        var hosting = Invite.Hosting(file, briefing) is null;
        return file.Closed ? [] : file.Invitations.Where(each => !each.Ended && (hosting || briefing.MayActFor(each.Unit)));
    }
}
