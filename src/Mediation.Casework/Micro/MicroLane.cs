using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Micro;

/// <summary>
/// 楼栋微事: what a building head can put right on the way stays with them, as the town's own work and no dispute. Every note is read first as the
/// complaint that it would be: what is dangerous, urgent or not for everybody's eyes never stays here, and is accepted as a case at once.
/// </summary>
public static class MicroLane
{
    /// <summary>The category of what stays in the lane.</summary>
    public const string Category = "ZL06-01";

    /// <summary>The grid that an actor works for (网格); null for everybody else, who notes nothing here.</summary>
    public static string? UnitOf(Actor actor, Town town) => town.Units.FirstOrDefault(unit => unit.Kind == "grid" && actor.WorksFor(unit.Code))?.Code;

    /// <summary>Whether something may stay with the building head (可留在楼栋).</summary>
    /// <param name="complaint">What the rules make of the words as a complaint.</param>
    public static bool Keeps(Assessment complaint) =>
        complaint.HardStops.Count == 0
        && complaint.Priority is not ("P0" or "P1")
        && complaint.Secrecy < 2
        && complaint.Facts.Ruling.Mediation.Reason != "possible-danger";

    /// <summary>What becomes of a note: a small matter with the grid, or a case like any other.</summary>
    /// <param name="note">What was written down, without faults.</param>
    /// <param name="unit">The grid.</param>
    /// <param name="founding">What it is founded on, as a complaint.</param>
    /// <param name="briefing">What is known.</param>
    public static Answer<AcceptanceDecision> Decide(MicroNote note, string unit, Founding founding, Briefing briefing)
    {
        var form = note.Form(briefing.Town);
        var whole = Accepting.Decide(form, founding, briefing);
        if (!whole.TryGet(out var complaint) || !Keeps(complaint.Assessment))
            return whole;
        var own = new OwnWork(unit, OfHousehold: false) { Channel = form.Channel };
        return Accepting.Decide(form with { Category = Category }, founding with { Own = own }, briefing);
    }
}
