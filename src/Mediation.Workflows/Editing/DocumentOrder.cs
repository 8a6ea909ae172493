using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;

namespace Mediation.Workflows.Editing;

/// <summary>
/// Puts the activities and lines of flowcharts into the order of an earlier document (文稿次序): there the order means nothing, and
/// the editor puts whatever was touched last at the end.
/// </summary>
internal sealed class DocumentOrder
{
    private readonly Dictionary<string, int> activities = [];

    private readonly Dictionary<string, int> lines = [];

    private readonly ActivityCatalog catalog;

    public DocumentOrder(JsonObject earlierRoot, ActivityCatalog catalog)
    {
        this.catalog = catalog;
        Learn(earlierRoot);
    }

    public void Apply(JsonObject activity)
    {
        if (catalog.Find(ActivityTree.TypeOf(activity)) is not { } type)
            return;
        if (type is Flowchart)
        {
            Sort(activity, "activities", item => ActivityTree.Text(item, "id") ?? "", activities);
            Sort(activity, "connections", KeyOf, lines);
        }
        foreach (var embedded in ActivityTree.Embedded(activity, type))
            Apply(embedded.Activity);
    }

    private void Learn(JsonObject activity)
    {
        if (ActivityTree.Text(activity, "id") is { } id)
            activities.TryAdd(id, activities.Count);
        foreach (var line in (activity["connections"] as JsonArray ?? []).OfType<JsonObject>())
            lines.TryAdd(KeyOf(line), lines.Count);
        if (catalog.Find(ActivityTree.TypeOf(activity)) is { } type)
            foreach (var embedded in ActivityTree.Embedded(activity, type))
                Learn(embedded.Activity);
    }

    private static void Sort(JsonObject flowchart, string list, Func<JsonObject, string> keyOf, Dictionary<string, int> order)
    {
        if (flowchart[list] is not JsonArray items || !items.All(item => item is JsonObject))
            return;
        var sorted = items.OfType<JsonObject>().OrderBy(item => order.GetValueOrDefault(keyOf(item), int.MaxValue)).ToList();
        items.Clear();
        foreach (var item in sorted)
            items.Add(item);
    }

    private static string KeyOf(JsonObject line) =>
        $"{line["source"]?.ToJsonString()}|{line["target"]?.ToJsonString()}";
}
