using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;

namespace Mediation.Workflows.Editing;

/// <summary>The activities inside a document that may be changed, found at the ports of their types (活动树).</summary>
internal static class ActivityTree
{
    /// <summary>The activities embedded in one, each with a way to put another in its place.</summary>
    public static IEnumerable<Place> Embedded(JsonObject activity, ActivityType type)
    {
        foreach (var port in type.EmbeddedPorts)
        {
            if (!port.IsList)
            {
                if (activity[port.Name] is JsonObject one)
                    yield return new Place(one, other => activity[port.Name] = other);
                continue;
            }
            if (activity[port.Name] is not JsonArray list)
                continue;
            for (var at = 0; at < list.Count; at++)
            {
                var index = at;
                if (list[at] is not JsonObject item)
                    continue;
                if (port.Members.Count == 0)
                    yield return new Place(item, other => list[index] = other);
                foreach (var member in port.Members)
                    if (item[member] is JsonObject inner)
                        yield return new Place(inner, other => item[member] = other);
            }
        }
    }

    /// <summary>How many activities there are below one, itself not counted; unknown ones count as one each.</summary>
    public static int CountBelow(JsonObject activity, ActivityCatalog catalog) =>
        catalog.Find(TypeOf(activity)) is { } type
            ? Embedded(activity, type).Sum(place => 1 + CountBelow(place.Activity, catalog))
            : 0;

    /// <summary>Its type's name; empty when it has none.</summary>
    public static string TypeOf(JsonObject activity) => Text(activity, "type") ?? "";

    /// <summary>A member that is text; null when it is anything else.</summary>
    public static string? Text(JsonObject json, string member) =>
        json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>An activity and where it stands.</summary>
    public sealed record Place(JsonObject Activity, Action<JsonObject> Replace);
}
