using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Soundness;

/// <content>What is wrong: seen in a burst, in a state, or in the whole.</content>
internal sealed partial class Exploration
{
    private readonly Dictionary<(Flaw, string), SoundnessFinding> findings = [];

    private readonly HashSet<string> begun = [];

    private readonly SortedSet<string> cancels = new(StringComparer.Ordinal);

    /// <summary>What was found, the nearest to the start first; what no run begins comes last.</summary>
    public IReadOnlyList<SoundnessFinding> Findings => [.. findings.Values];

    /// <summary>What is cancelled on purpose.</summary>
    public IReadOnlyList<string> Cancels => [.. cancels];

    private void Find(Flaw flaw, ActivityNode at, Point? point, string? other = null)
    {
        if (!findings.ContainsKey((flaw, at.Id)))
            findings.Add((flaw, at.Id), new SoundnessFinding(flaw, at.Id, at.Path, point?.Trace() ?? []) { Other = other });
    }

    private void Observe(Played played, Point at)
    {
        foreach (var join in played.Oracle.PassedOverJoins)
            Find(Flaw.LostArrival, join, at);
        foreach (var call in played.Oracle.MissingCalls)
            Find(Flaw.MissingWorkflow, call, at, call.LiteralText("workflowDefinitionId"));
        TraceEntry? end = null;
        foreach (var entry in played.Trace)
        {
            if (entry.Event is TraceEvent.Started && IsOwn(entry))
                begun.Add(entry.ActivityId);
            if (entry.Event is not TraceEvent.Canceled)
                end = entry is { Event: TraceEvent.Completed, TypeName: End.Name } ? entry : null;
            else if (end is not null)
                Find(Flaw.KilledBranch, NodeOf(end), at, entry.ActivityId);
            else
                cancels.Add(IsOwn(entry) ? entry.ActivityId : $"{entry.VersionId}/{entry.ActivityId}");
        }
    }

    private void Judge(WorkflowState rest, Point point)
    {
        point.Ends = rest.Status is WorkflowStatus.Finished || rest.OpenIncidents.Any();
        if (!point.Ends && rest.Bookmarks.Count == 0)
        {
            Find(Flaw.Deadlock, NodeOf(rest, rest.Activities[^1]), point);
            point.Explain();
        }
        foreach (var walled in rehearsal.Walled(rest))
        {
            Find(Flaw.NoWayOn, walled, point);
            point.Explain();
        }
    }

    /// <summary>The first state from which neither the end can be reached nor anything found before; what wasn't looked at may end.</summary>
    private void FindLivelock()
    {
        var good = Back(points.Where(p => p.Ends || p.IsExplained).Concat(open).Concat(crowded));
        if (points.Find(p => !good.Contains(p)) is { } trapped)
            Find(Flaw.Livelock, PlaceOf(trapped), trapped);
    }

    private static HashSet<Point> Back(IEnumerable<Point> from)
    {
        var reached = new HashSet<Point>(from);
        var left = new Stack<Point>(reached);
        while (left.TryPop(out var point))
            foreach (var before in point.Before)
                if (reached.Add(before))
                    left.Push(before);
        return reached;
    }

    private void FindDeadSteps()
    {
        if (Cut is null)
            FindDeadSteps(rehearsal.Definition.Workflow);
    }

    private void FindDeadSteps(ActivityNode around)
    {
        foreach (var (_, node) in around.Children)
        {
            if (begun.Contains(node.Id))
                FindDeadSteps(node);
            else
                Find(Flaw.DeadStep, node, null);
        }
    }

    private ActivityNode PlaceOf(Point point) => point.Rest is { } rest
        ? NodeOf(rest, rest.Activities.First(a => a.Id == rest.Bookmarks[0].ActivityInstanceId))
        : rehearsal.Definition.Activities.GetValueOrDefault(point.Activity!) ?? rehearsal.Definition.Root;

    private bool IsOwn(TraceEntry entry) => entry.VersionId == rehearsal.Definition.VersionId;

    private ActivityNode NodeOf(TraceEntry entry) => rehearsal.Library.FindVersion(entry.VersionId)!.Activities[entry.ActivityId];

    private ActivityNode NodeOf(WorkflowState rest, ActivityInstance instance) =>
        rehearsal.Library.FindVersion(rest.VersionIdOf(instance.Id))!.Activities[instance.ActivityId];
}
