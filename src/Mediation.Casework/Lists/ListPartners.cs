using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Lists;

/// <summary>Who works with the three lists (共建单位): they see the lines, write them down and take them on.</summary>
public static class ListPartners
{
    private static readonly string[] Kinds = ["party", "grid", "community", "volunteers", "property", "owners"];

    /// <summary>All of them.</summary>
    public static IEnumerable<Unit> Of(Town town) => town.Units.Where(unit => Kinds.Contains(unit.Kind));

    /// <summary>Those an actor works for, in the town's order.</summary>
    public static IReadOnlyList<Unit> Of(Actor actor, Town town) => [.. Of(town).Where(unit => actor.WorksFor(unit.Code))];

    /// <summary>Whether an actor may look at the lists: who works for a partner, the window and supervisors.</summary>
    public static bool MayLook(Actor actor, Town town) => actor.AtWindow || actor.Is(Role.Supervisor) || Of(actor, town).Count > 0;
}
