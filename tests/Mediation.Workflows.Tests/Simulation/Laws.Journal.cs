using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Simulation;

/// <content>No step is done twice, and none by nobody.</content>
internal sealed partial class Laws
{
    private readonly Dictionary<string, Past> pasts = [];

    /// <summary>What holds of all that was kept of an instance so far.</summary>
    public string? OfJournal(Row row, WorkflowState after, int effects)
    {
        var kept = row.Journal[^1];
        if (!pasts.TryGetValue(row.Id, out var past))
            pasts.Add(row.Id, past = new Past());
        if (!past.Requests.Add(kept.Stimulus.Id))
            return $"a request is carried out once: {kept.Stimulus}";
        past.Effects += kept.Effects.Count;
        if (effects != past.Effects)
            return "effects are kept with the burst they came of, or not at all";
        foreach (var entry in kept.Trace)
            if (OfEntry(kept, entry, past, after.VersionId) is { } broken)
                return broken;
        return past.Completed.Count == after.Passed.Count
            && past.Completed.All(c => after.Passed.TryGetValue(c.Key, out var times) && times == c.Value)
            ? null
            : "what has passed is what the journal says completed";
    }

    private string? OfEntry(Kept kept, TraceEntry entry, Past past, string main)
    {
        var id = entry.ActivityInstanceId;
        if (past.Ended.Contains(id))
            return $"what has ended stays ended: {entry.Event} {entry.ActivityId} {id}";
        if (entry.Event is TraceEvent.Started)
        {
            if (past.Open.TryGetValue(id, out var last) && last.Event is not TraceEvent.Faulted)
                return $"a step begins once: {entry.ActivityId} {id}";
            if (ContainerOf(entry) is { } container
                && !past.Open.Values.Any(e => e.ActivityId == container && e.VersionId == entry.VersionId))
                return $"a step begins only in what is open: {entry.ActivityId} {id}";
        }
        else if (!past.Open.ContainsKey(id))
            return $"only what has begun goes on: {entry.Event} {entry.ActivityId} {id}";
        past.Open[id] = entry;
        if (entry.Event is not (TraceEvent.Completed or TraceEvent.Canceled))
            return null;
        past.Ended.Add(id);
        past.Open.Remove(id);
        if (entry.Event is TraceEvent.Canceled)
            return null;
        var key = entry.VersionId == main ? entry.ActivityId : $"{entry.VersionId}/{entry.ActivityId}";
        past.Completed[key] = past.Completed.GetValueOrDefault(key) + 1;
        return entry.ActivityId.StartsWith(RandomWorkflow.Misfit, StringComparison.Ordinal) && kept.Stimulus is not Repairing { Skips: true }
            ? "what doesn't convert never completes by itself"
            : null;
    }

    private string? ContainerOf(TraceEntry entry) =>
        versions[entry.VersionId].Activities[entry.ActivityId].NodeId.Split(':') is [.., var container, _] ? container : null;

    /// <summary>What the journal of an instance says so far.</summary>
    private sealed class Past
    {
        public HashSet<string> Requests { get; } = [];

        public Dictionary<string, TraceEntry> Open { get; } = [];

        public HashSet<string> Ended { get; } = [];

        public Dictionary<string, int> Completed { get; } = [];

        public int Effects { get; set; }
    }
}
