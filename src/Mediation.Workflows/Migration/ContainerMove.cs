using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Migration;

/// <summary>Carries over what containers other than flowcharts remember of their place (容器位置迁移).</summary>
internal sealed class ContainerMove(
    ActivityInstance container, ActivityNode node, ActivityNode image, ActivityMap map, List<Obstacle> obstacles)
{
    public ActivityInstance Of(IReadOnlyList<ActivityInstance> children) => node.Type switch
    {
        Sequence when children.Count > 0 => Sequenced(children[^1]),
        Activities.Parallel => Branched(),
        StateMachine when !Shape(node).SequenceEqual(Shape(image)) => Refused(ObstacleKind.StatesDiffer),
        _ => container,
    };

    // What is new before the place where it stands counts as past. Nothing done may lie ahead, nothing undone behind.
    private ActivityInstance Sequenced(ActivityInstance current)
    {
        var (old, others) = (Ids(node), Ids(image));
        var at = old.IndexOf(current.ActivityId);
        var place = map.Image(current.ActivityId) is { } id ? others.IndexOf(id) : -1;
        if (at < 0 || place < 0)
            return container;
        if (others.Skip(place + 1).Any(o => Place(o) is { } was && was < at)
            || others.Take(place).Any(o => Place(o) is { } was && was > at))
            return Refused(ObstacleKind.OrderDiffers);
        return container with
        {
            Properties = new Dictionary<string, JsonElement>(container.Properties)
            {
                [Sequence.Next] = JsonValues.Of(place + 1),
            },
        };

        int? Place(string other) => map.Preimage(other) is { } was && old.IndexOf(was) is var index and >= 0 ? index : null;
    }

    // All branches of a parallel begin together: one that is new would have begun.
    private ActivityInstance Branched() =>
        Ids(image).TrueForAll(id => map.Preimage(id) is { } was && Ids(node).Contains(was))
            ? container
            : Refused(ObstacleKind.NewBranch);

    private ActivityInstance Refused(ObstacleKind kind)
    {
        obstacles.Add(new(kind, node.DisplayText));
        return container;
    }

    private static List<string> Ids(ActivityNode container) => [.. container.Children.Select(c => c.Node.Id)];

    private static IEnumerable<string?> Shape(ActivityNode machine) =>
        from list in (string[])["states", "transitions"]
        from item in JsonMembers.Items(machine.Json, list)
        from member in (string[])["name", "from", "to"]
        select JsonMembers.Text(item, member);
}
