using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.Levels;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Acts;

/// <content>Up and down the tree of units (逐级上报、上收、交下).</content>
public sealed partial class Proceeding
{
    /// <summary>
    /// Tells the next unit above the one that is late: each rung that asks for it climbs one level further. Nobody is told of a matter that isn't for everybody's
    /// eyes, and never a unit that the case is about: there the rung's own recipient has to do.
    /// </summary>
    public void TellAbove(Deadline clock, string late)
    {
        if (File.Intake.Secrecy > 0)
            return;
        var told = File.Raised.Where(each => each.Clock == clock.Id).Select(each => each.Above);
        var next = Briefing.Town.Above(late).FirstOrDefault(unit => !told.Contains(unit.Code) && File.Parties.All(party => party.Unit != unit.Code));
        if (next is null)
            return;
        Record(new ToldAbove(new Raised(clock.Id, late, next.Code)));
        Tell($"unit:{next.Code}", "told-above", ("unit", late), ("clock", clock.Label));
    }

    /// <summary>The lead's part goes to another unit of the same branch of the tree: its open steps and its share, signed or not; the clocks run on.</summary>
    public Refusal? PassLead(string unit, StatementRef reason)
    {
        if (File.OpenItems.Any(IsLeads) && ReplaceLead(unit, reason) is { } refusal)
            return refusal;
        return TakeOver(unit);
    }
}
