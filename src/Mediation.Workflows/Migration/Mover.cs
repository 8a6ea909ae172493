using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Migration;

/// <summary>
/// Plans the move of a running instance to another version of the same workflow (实例迁移). Pure: two definitions, a state
/// and a mapping in; the new state or every reason against it out. No step runs, and none that was done runs again.
/// </summary>
/// <remarks>
/// What the instance stands at must have an image: of the same type, in the same containers. What lies behind it may differ
/// in any way that can't matter any more; what can still happen must count exactly as if the instance had come here on the
/// new version. Wherever that isn't certain, the move is refused.
/// </remarks>
public static class Mover
{
    /// <summary>Plans a move. Cost is linear in the state and the two definitions.</summary>
    /// <param name="state">The instance.</param>
    /// <param name="from">The version it stands on: its own, or that of a workflow it runs inside.</param>
    /// <param name="to">The version to move to.</param>
    /// <param name="named">Activities of the new version by those of the old; the same id becomes itself.</param>
    public static MigrationPlan Plan(
        WorkflowState state, WorkflowDefinition from, WorkflowDefinition to, IReadOnlyDictionary<string, string>? named = null)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Refuse(ObstacleKind.NotRunning, from.Name);
        if (from.DefinitionId != to.DefinitionId)
            return Refuse(ObstacleKind.OtherFamily, to.Name);
        var map = new ActivityMap(from, to, named ?? new Dictionary<string, string>());
        var move = new InstanceMove(state, from, to, map);
        return move.Plan();
    }

    private static MigrationPlan Refuse(ObstacleKind kind, string subject) => new(null, [], [new(kind, subject)]);
}

/// <summary>The move of one instance: its activity instances one after the other, then what refers to them.</summary>
internal sealed class InstanceMove(WorkflowState state, WorkflowDefinition from, WorkflowDefinition to, ActivityMap map)
{
    private readonly List<Obstacle> obstacles = [.. map.Obstacles];

    private readonly List<MovedStep> steps = [];

    private readonly Dictionary<string, ActivityInstance> members = Members(state, from);

    private readonly Dictionary<string, (string Parent, string Port)> places = Places(to.Workflow);

    private readonly Dictionary<string, (string Parent, string Port)> oldPlaces = Places(from.Workflow);

    private bool MovesMain => state.VersionId == from.VersionId;

    public MigrationPlan Plan()
    {
        if (members.Count == 0)
            obstacles.Add(new(ObstacleKind.NotOnVersion, from.Name));
        var activities = state.Activities.Select(a => members.ContainsKey(a.Id) ? Moved(a) : a).ToList();
        var variables = MovesMain ? new VariableMove(from.Variables, to.Variables, obstacles).Of(state.Variables) : state.Variables;
        var found = obstacles.Distinct().ToList();
        return new MigrationPlan(found.Count > 0 ? null : state with
        {
            VersionId = MovesMain ? to.VersionId : state.VersionId,
            Version = MovesMain ? to.Version : state.Version,
            Activities = activities,
            Bookmarks = [.. state.Bookmarks.Select(b => members.ContainsKey(b.ActivityInstanceId)
                ? b with { ActivityId = map.Image(b.ActivityId)! }
                : b)],
            Incidents = [.. state.Incidents.Select(i => members.ContainsKey(i.ActivityInstanceId)
                ? i with { ActivityId = map.Image(i.ActivityId)! }
                : i)],
            Passed = Counts(state.Passed),
            SentBack = Counts(state.SentBack),
            Variables = variables,
        }, steps, found);
    }

    private ActivityInstance Moved(ActivityInstance activity)
    {
        var node = from.Activities[activity.ActivityId];
        if (activity.Run is not null && activity.OwnerId is not null)
            obstacles.Add(new(ObstacleKind.ChildVersion, from.Name));
        if (map.Image(node.Id) is not { } id || !to.Activities.TryGetValue(id, out var image))
            return Refused(ObstacleKind.NoImage, node, activity);
        if (image.Type.TypeName != node.Type.TypeName)
            return Refused(ObstacleKind.OtherType, node, activity);
        if (!IsSamePlace(node.Id, id))
            return Refused(ObstacleKind.OtherPlace, node, activity);
        if (node.Type is WorkflowActivity old && image.Type is WorkflowActivity pinned
            && old.Definition.VersionId != pinned.Definition.VersionId)
            return Refused(ObstacleKind.ChildVersion, node, activity);
        Note(activity, node, image);
        var children = state.Activities.Where(a => a.OwnerId == activity.Id && a.Run is null).ToList();
        var moved = new ContainerMove(activity, node, image, map, obstacles).Of(children);
        return moved with
        {
            ActivityId = id,
            Variables = IsMain(activity)
                ? activity.Variables
                : new VariableMove(node.Variables, image.Variables, obstacles).Of(moved.Variables),
            Flow = activity.Flow is null ? null : Flow(activity, node, image, children),
            Run = activity.Run is null ? null : activity.Run with { VersionId = to.VersionId },
        };
    }

    // The instance's own variables stand in the state.
    private static bool IsMain(ActivityInstance activity) => activity is { OwnerId: null, Run.CallerId: null };

    private FlowPosition? Flow(
        ActivityInstance chart, ActivityNode node, ActivityNode image, IReadOnlyList<ActivityInstance> children)
    {
        if (from.FlowchartMode != to.FlowchartMode)
            obstacles.Add(new(ObstacleKind.OtherMode, to.Name));
        else if (from.FlowchartMode is FlowchartMode.Token)
            return new TokenMove(chart.Flow!, node, image, map, obstacles).Of();
        else if (image.Children.Count > 0)
            return new FlowMove(chart.Flow!, node, image, map, HasPassed, obstacles).Of([.. children.Select(c => c.ActivityId)]);
        return chart.Flow;
    }

    private void Note(ActivityInstance activity, ActivityNode node, ActivityNode image)
    {
        var waits = state.Bookmarks.Where(b => b.ActivityInstanceId == activity.Id).ToList();
        if (waits.Count > 0 || activity.Status is ActivityStatus.Faulted || (node.Type.EmbeddedPorts.Count == 0 && !node.Type.IsContainer))
            steps.Add(new MovedStep(activity.Id, node, image, waits));
    }

    private ActivityInstance Refused(ObstacleKind kind, ActivityNode node, ActivityInstance activity)
    {
        obstacles.Add(new(kind, node.DisplayText));
        return activity;
    }

    private bool IsSamePlace(string id, string image)
    {
        if (!oldPlaces.TryGetValue(id, out var old))
            return image == WorkflowRoot.Id;
        return places.TryGetValue(image, out var place) && place.Parent == map.Image(old.Parent) && place.Port == old.Port;
    }

    private bool HasPassed(string id) =>
        (MovesMain && state.Passed.ContainsKey(id)) || state.Passed.ContainsKey($"{from.VersionId}/{id}");

    // Of a child workflow, by "version/id"; what has no image stays under the name by which it was done.
    private Dictionary<string, int> Counts(IReadOnlyDictionary<string, int> before)
    {
        var prefix = $"{from.VersionId}/";
        var after = new Dictionary<string, int>();
        foreach (var (key, count) in before)
        {
            var moved = key.StartsWith(prefix, StringComparison.Ordinal)
                ? map.Image(key[prefix.Length..]) is { } image ? $"{to.VersionId}/{image}" : key
                : MovesMain && from.Activities.ContainsKey(key) ? map.Image(key) ?? key : key;
            after[moved] = after.GetValueOrDefault(moved) + count;
        }
        return after;
    }

    // What belongs to the version's runs, without the other workflows inside them.
    private static Dictionary<string, ActivityInstance> Members(WorkflowState state, WorkflowDefinition from)
    {
        var members = new Dictionary<string, ActivityInstance>();
        foreach (var activity in state.Activities)
            if (activity.Run is { } run ? run.VersionId == from.VersionId : members.ContainsKey(activity.OwnerId!))
                members.Add(activity.Id, activity);
        return members;
    }

    private static Dictionary<string, (string, string)> Places(ActivityNode container)
    {
        var places = new Dictionary<string, (string, string)>();
        Add(container);
        return places;

        void Add(ActivityNode node)
        {
            foreach (var child in node.Children)
            {
                places.Add(child.Node.Id, (node.Id, child.Port));
                Add(child.Node);
            }
        }
    }
}
