using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>签收: a unit takes what was dispatched to it. The sign-for clock is met; the unit's name is on it from now on.</summary>
public sealed class SignFor() : ActKind("sign-for")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (item!.Assignment is { } share)
            proceeding.Record(new SignedFor(share, proceeding.Now));
        proceeding.Meet(d => d.Kind == DeadlineKinds.SignFor && d.WorkItem == item.Id);
        proceeding.StartClock(DeadlineKinds.Share, item.Unit, item.Id);
        return proceeding.Leave(item, Code);
    }
}
