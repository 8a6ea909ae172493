using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Parties;

namespace Mediation.Casework.Acts;

/// <summary>
/// 任职回避: whoever works for a unit that a case complains of takes part in it for that unit alone, whatever other posts they hold (双向进入、交叉任职), so that a
/// firm's own man isn't the one who looks into the complaint against it. A post at the unit above is no other house.
/// </summary>
internal static class PostRecusal
{
    /// <summary>The briefing as it is in this case: without the posts that its actor may not use here. Whoever runs the program (管理员) and whoever only reads isn't touched.</summary>
    public static Briefing Within(Briefing briefing, CaseFile file)
    {
        var own = Complained(file).Where(briefing.Actor.WorksFor).ToHashSet();
        if (own.Count == 0)
            return briefing;
        var above = own.SelectMany(briefing.Town.Above).Select(unit => unit.Code).ToHashSet();
        return briefing with
        {
            Actor = briefing.Actor with
            {
                Memberships = [.. briefing.Actor.Memberships.Where(each => each.Unit is { } unit
                    ? own.Contains(unit) || above.Contains(unit)
                    : each.Role is Role.Administrator or Role.Auditor)],
            },
        };
    }

    /// <summary>What is said to whoever could do it, were it not for a post that they hold.</summary>
    public static Refusal Bar(CaseFile file, Briefing unbound) =>
        new("act.recused", null, unbound.NameOf(Complained(file).First(unbound.Actor.WorksFor))) { Forbidden = true };

    private static IEnumerable<string> Complained(CaseFile file) =>
        file.Parties.Where(party => party.Side is PartySide.Respondent).Select(party => party.Unit).OfType<string>();
}
