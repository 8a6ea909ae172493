using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Simulation;

/// <content>How the two nodes carry out what comes: read, decide, commit; perhaps from an old copy, perhaps dying on the way.</content>
internal sealed partial class World
{
    /// <summary>Carries a stimulus out. Whoever sent it sends it again until somebody has answered.</summary>
    private void Handle(Stimulus stimulus, bool isStale = false, int? node = null)
    {
        for (var attempt = 0; Broken is null; attempt++)
        {
            var at = attempt == 0 && node is { } first ? first : random.Next(2);
            if (attempt > 0 && store.IsDone(stimulus))
                return;
            var isOld = attempt == 0 && random.Next(3) == 0 && nodes[at].ContainsKey(stimulus.Instance);
            var (version, before) = isOld ? nodes[at][stimulus.Instance] : store.Read(stimulus.Instance);
            var text = before is null ? null : WorkflowStateJson.Write(before);
            var burst = stimulus.Apply(machine, before, HostAt(ClockOf(at)));
            Tell($"node {"AB"[at]}: {stimulus}{(isOld ? $" on its copy of version {version}" : "")}: {burst.Answer} {burst.Detail}");
            if (!burst.Advanced)
            {
                if (isOld)
                    continue;
                Broken = Laws.OfRefusal(before, burst);
                return;
            }
            if (isStale && !isOld)
                Broken = $"what nothing waits for is refused: {stimulus}";
            if (text is not null && text != WorkflowStateJson.Write(before!))
                Broken = "a burst leaves the state that it came of as it was";
            if (!Commit(at, version, stimulus, before, burst))
                continue;
            if (random.Next(8) != 0)
                return;
            Tell("  it dies before it has answered");
        }
    }

    private bool Commit(int node, int version, Stimulus stimulus, WorkflowState? before, Burst burst)
    {
        var dies = random.Next(8) == 0;
        if (dies)
            Tell("  it dies before it has committed");
        if (!store.Commit(version, stimulus, ClockOf(node), burst, dies))
            return false;
        nodes[node][stimulus.Instance] = (version + 1, burst.State);
        foreach (var entry in burst.Trace)
            Tell($"  {entry.Event} {entry.ActivityId} {entry.ActivityInstanceId} {string.Join(',', entry.Outcomes)} {entry.Message}");
        var row = store.Rows[stimulus.Instance];
        Send(row, stimulus, burst);
        var after = WorkflowStateJson.Read(row.State);
        usedUp.AddRange((before?.Bookmarks ?? []).Where(b => burst.State.Bookmark(b.Id) is null).Select(b => (row.Id, b.Id)));
        Broken ??= laws.OfBurst(row, before, after, burst) ?? laws.OfJournal(row, after, store.EffectsOf(row.Id));
        return true;
    }

    private void Send(Row row, Stimulus stimulus, Burst burst)
    {
        foreach (var effect in burst.Effects)
            outbox.Add(new Outgoing(row.Id, effect, NextId()));
        if (burst.State.Status is WorkflowStatus.Finished && row.Journal[0].Stimulus is Starting { ParentBookmark: not null }
            && row.Id.LastIndexOf("/a", StringComparison.Ordinal) is var slash and > 0)
            outbox.Add(new Outgoing(row.Id[..slash], new ChildEnded(
                row.Id, burst.State.SubStatus is not WorkflowSubStatus.Finished, burst.State.Outputs), NextId()));
    }

    /// <summary>The journal of each instance, played again, gives each of its states.</summary>
    private string? Replayed()
    {
        foreach (var row in store.Rows.Values)
        {
            WorkflowState? state = null;
            foreach (var kept in row.Journal)
            {
                var burst = kept.Stimulus.Apply(machine, state, HostAt(kept.At));
                if (!burst.Advanced || WorkflowStateJson.Write(burst.State) != kept.StateAfter)
                    return $"the journal of {row.Id} folds to its state: {kept.Stimulus}";
                state = burst.State;
            }
        }
        return null;
    }
}
