using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Invitations;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>Reasons why an act is not open, shared by kinds of acts so that the same "no" reads the same (动作门槛).</summary>
internal static class Bars
{
    /// <summary>The item waits for this act, and the actor may act for its unit.</summary>
    public static Refusal? Item(WorkItem? item, string act, Briefing briefing)
    {
        if (item is not { Open: true } || !item.Acts.Contains(act))
            return new Refusal("act.not-waiting", null, act);
        if (item.Role is { } role && briefing.Actor.Is(role))
            return null;
        return briefing.MayActFor(item.Unit) ? null : NotYours(item.Unit, briefing);
    }

    /// <summary>The actor works for a unit with a live share, which is not finished, or with a step to do. Who was only called to a meeting holds nothing.</summary>
    public static Refusal? Holding(CaseFile file, Briefing briefing)
    {
        if (file.Closed)
            return Closed(file);
        var shares = file.Assignments.Where(a => a.State is ShareState.SignedFor or ShareState.Dispatched).ToList();
        return shares.Any(a => briefing.MayActFor(a.Unit))
            || file.OpenItems.Any(w => briefing.MayActFor(w.Unit) && !file.Meetings.Exists(meeting => meeting.Calls(w.Id)))
            ? null
            : NotYours(file.Lead?.Unit ?? "DESK", briefing);
    }

    /// <summary>The actor works for a unit that has anything open in the case, be it a call to a meeting, was let in, or was told that one below is late.</summary>
    public static Refusal? Involved(CaseFile file, Briefing briefing) =>
        !file.Closed && (file.OpenItems.Any(w => briefing.MayActFor(w.Unit)) || file.Raised.Exists(each => briefing.MayActFor(each.Above)) || Invited(file, briefing, Capacity.Observer)) ? null : Holding(file, briefing);

    /// <summary>The actor handles the case, or works for a unit that was let in as a partner.</summary>
    public static Refusal? Working(CaseFile file, Briefing briefing) =>
        Invited(file, briefing, Capacity.Partner) ? null : Holding(file, briefing);

    private static bool Invited(CaseFile file, Briefing briefing, Capacity least) => !file.Closed
        && file.Invitations.Exists(each => !each.Ended && each.Capacity >= least && briefing.MayActFor(each.Unit));

    /// <summary>The actor may tell what happened outside: the window, a supervisor, or whoever holds something of the case.</summary>
    public static Refusal? Telling(CaseFile file, Briefing briefing) =>
        !file.Closed && (briefing.Actor.AtWindow || briefing.Actor.Is(Role.Supervisor)) ? null : Holding(file, briefing);

    /// <summary>The actor sits at the window, and the case is open.</summary>
    public static Refusal? Window(CaseFile file, Briefing briefing) =>
        file.Closed ? Closed(file) : briefing.Actor.AtWindow ? null : NeedsRole(Role.Clerk);

    /// <summary>The actor supervises, and the case is open.</summary>
    public static Refusal? Supervising(CaseFile file, Briefing briefing) =>
        file.Closed ? Closed(file) : Oversight.MaySupervise(briefing.Actor) ? null : NeedsRole(Role.Supervisor);

    /// <summary>The act belongs to another unit.</summary>
    public static Refusal NotYours(string unit, Briefing briefing) =>
        new("act.not-yours", null, briefing.NameOf(unit)) { Forbidden = true };

    /// <summary>The act needs a role the actor doesn't hold.</summary>
    public static Refusal NeedsRole(Role role) => new("act.needs-role", null, role.ToString()) { Forbidden = true };

    /// <summary>Nobody complained: it is the town's own work, and what belongs to a complaint can't be done to it.</summary>
    public static Refusal? OwnWork(CaseFile file) =>
        file.IsOwnWork ? new Refusal("act.own-work", null, file.Number) : null;

    /// <summary>The case has ended.</summary>
    public static Refusal Closed(CaseFile file) => new("case.closed", null, file.Number);
}
