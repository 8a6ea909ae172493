using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Conformance;

/// <summary>Writes what a burst showed as cases write it.</summary>
internal static class CasePhase
{
    public static JsonObject Of(string step, WorkflowDefinition definition, Burst burst) => new()
    {
        ["step"] = step,
        ["trace"] = List(burst.Trace.Where(e => e.Event is not TraceEvent.Wrote), Entry),
        ["status"] = burst.State.Status.ToString(),
        ["subStatus"] = burst.State.SubStatus.ToString(),
        ["variables"] = new JsonObject(definition.Variables.Select(v =>
            KeyValuePair.Create(v.Name, Node(burst.State.Variables, v.Id)))),
        ["outputs"] = new JsonObject(burst.State.Outputs.Keys.Select(name =>
            KeyValuePair.Create(name, Node(burst.State.Outputs, name)))),
        ["bookmarks"] = List(burst.State.Bookmarks, Bookmarked),
        ["incidents"] = List(burst.State.Incidents, i => new JsonObject
        {
            ["activityId"] = i.ActivityId,
            ["message"] = i.Message,
        }),
        ["stdout"] = List(burst.Trace.Where(e => e.Event is TraceEvent.Wrote), e => JsonValue.Create(e.Message)),
    };

    private static JsonObject Entry(TraceEntry entry)
    {
        var written = new JsonObject
        {
            ["e"] = entry.Event.ToString(),
            ["a"] = entry.ActivityId,
            ["t"] = entry.TypeName,
        };
        if (entry.Outcomes.Count > 0)
            written["o"] = List(entry.Outcomes, o => JsonValue.Create(o));
        if (entry.Message is { } message)
            written["m"] = message;
        return written;
    }

    private static JsonObject Bookmarked(Bookmark bookmark)
    {
        var written = new JsonObject { ["activityId"] = bookmark.ActivityId, ["name"] = bookmark.Name };
        if (bookmark.Stimulus.ValueKind is JsonValueKind.Object
            && bookmark.Stimulus.TryGetProperty("eventName", out var name))
            written["eventName"] = name.GetString();
        return written;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];

    private static JsonNode? Node(IReadOnlyDictionary<string, JsonElement> values, string name) =>
        JsonSerializer.SerializeToNode(values.GetValueOrDefault(name));
}
