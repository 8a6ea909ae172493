using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Comparison;

/// <summary>Compares the activities of two versions.</summary>
internal static class StepComparison
{
    public static IReadOnlyList<StepDifference> Between(WorkflowDefinition before, WorkflowDefinition after)
    {
        var (were, are) = (Placed(before), Placed(after));
        return
        [
            .. from now in are.Values
               let then = were.GetValueOrDefault(now.Step.Id)
               let values = then is null ? [] : Values(then, now)
               where then is null || values.Count > 0
               select new StepDifference(then is null ? ChangeKind.Added : ChangeKind.Changed, now.Step, values),
            .. from then in were.Values
               where !are.ContainsKey(then.Step.Id)
               select new StepDifference(ChangeKind.Removed, then.Step, []),
        ];
    }

    private static Dictionary<string, Place> Placed(WorkflowDefinition definition)
    {
        var found = new Dictionary<string, Place>();
        Walk(definition.Workflow);
        return found;

        void Walk(ActivityNode container)
        {
            foreach (var (port, node) in container.Children)
            {
                found[node.Id] = new Place(node, container, port);
                Walk(node);
            }
        }
    }

    private static List<ValueDifference> Values(Place then, Place now)
    {
        var values = new List<ValueDifference>();
        Add("@name", Named(then.Step), Named(now.Step));
        Add("@type", then.Step.Type.DisplayName, now.Step.Type.DisplayName);
        if ((then.Container.Id, then.Port) != (now.Container.Id, now.Port))
            values.Add(new ValueDifference("@container", then.Container.DisplayText, now.Container.DisplayText));
        values.AddRange(ComparedValues.Compare(then.Step.Json, now.Step.Json, member => !IsElsewhere(member, then) && !IsElsewhere(member, now)));
        return values;

        void Add(string name, string before, string after)
        {
            if (before != after)
                values.Add(new ValueDifference(name, before, after));
        }
    }

    // An editor that finds no name writes the id in its place.
    private static string Named(ActivityNode step) => step.DisplayText == step.Id ? step.Type.DisplayName : step.DisplayText;

    // What identifies it, what was said of it already, and what it embeds, which is compared by itself.
    private static bool IsElsewhere(string member, Place place) =>
        member is "id" or "nodeId" or "name" or "type" or "version" or "metadata" or "activities" or "connections"
        || place.Step.Children.Any(child => child.Port == member);

    private sealed record Place(ActivityNode Step, ActivityNode Container, string Port);
}
