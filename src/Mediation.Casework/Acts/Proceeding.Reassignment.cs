using Mediation.Casework.Assignments;
using Mediation.Casework.Journal;
using Mediation.Casework.Statements;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <content>Giving the lead's part to another unit (改派): the case's clocks run on.</content>
public sealed partial class Proceeding
{
    /// <summary>
    /// Gives the lead's share to another unit, which starts by signing for it; steps that the lead holds besides go with
    /// it. After the share is concluded only those steps move. A step of the desk stays with the desk.
    /// </summary>
    public Refusal? ReplaceLead(string unit, StatementRef reason)
    {
        var held = File.OpenItems.Where(IsLeads).ToList();
        if (held.Count == 0)
            return new Refusal("reassign.desk-step", null, File.OpenItems.First().Title);
        if (unit == held[0].Unit)
            return new Refusal("reassign.same-unit", "to", Briefing.NameOf(unit));
        var coHandlers = File.CoHandlers.Select(a => a.Unit).Where(u => u != unit).ToList();
        if (DispatchGuards.Check(File, Briefing, unit, coHandlers) is { } refusal)
            return refusal;
        if (File.CoHandlers.FirstOrDefault(a => a.Unit == unit) is { } already && Release(already, "reassign") is { } stuck)
            return stuck;
        foreach (var step in held.Where(w => w.Share is Share.None))
            Record(new WorkItemMoved(step.Id, unit, null, step.Acts, reason));
        if (held.Find(w => w.Share is Share.Lead) is { } share)
            ReplaceShare(share, unit, reason);
        return null;
    }

    /// <summary>A unit takes the case over (领办): of its own accord or from one that had it, so nothing waits for its signature. Open steps stay where they are.</summary>
    public Refusal? TakeOver(string unit)
    {
        if (File.Lead is not { } lead)
            return new Refusal("split.not-handled", null, File.Number);
        if (lead.Unit == unit)
            return null;
        if (DispatchGuards.Check(File, Briefing, unit, []) is { } refusal)
            return refusal;
        var share = new Assignment(Briefing.NextId(), unit, Share.Lead, Now);
        Record(new ShareWithdrawn(lead.Id));
        Record(new Dispatched([share], File.Join, null));
        Record(new SignedFor(share.Id, Now));
        return null;
    }

    private bool IsLeads(WorkItem item) => item.Share is Share.Lead
        || (item is { Share: Share.None, Role: null } && item.Unit == File.Lead?.Unit && item.Unit != "DESK");

    /// <summary>A co-handler has no share of the case any more, and its step doesn't wait (收回协办).</summary>
    private Refusal? Release(Assignment share, string how)
    {
        var item = File.OpenItemOf(share);
        Record(new ShareWithdrawn(share.Id));
        return item is null ? null : Leave(item, how);
    }

    private void ReplaceShare(WorkItem item, string unit, StatementRef reason)
    {
        var share = new Assignment(Briefing.NextId(), unit, Share.Lead, Now);
        Record(new ShareWithdrawn(item.Assignment!.Value));
        Record(new Dispatched([share], File.Join, reason));
        Record(new WorkItemMoved(item.Id, unit, share.Id, ShareActs.BeforeSigning, reason));
        foreach (var clock in File.Deadlines.Where(d => d.WorkItem == item.Id && !d.IsFinal).ToList())
            Change(clock, clock.Void(Now, "reassigned"));
        StartClock(DeadlineKinds.SignFor, unit, item.Id);
        Tell($"unit:{unit}", "dispatched");
    }
}
