using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Conformance;

/// <summary>Writes what a burst showed as cases write it.</summary>
internal static class CasePhase
{
    public static JsonObject Of(string step, WorkflowDefinition definition, Burst burst, int storedBookmarks)
    {
        var trace = burst.Trace.Where(e => e.Event is not TraceEvent.Wrote && !e.IsInChild).ToList();
        var phase = new JsonObject
        {
            ["step"] = step,
            ["trace"] = List(trace, entry => Entry(entry, definition)),
            ["started"] = List(
                trace.Where(e => e.Event is TraceEvent.Started && e.TypeName is not "Elsa.Workflow"),
                e => JsonValue.Create(e.ActivityId)),
            ["status"] = burst.State.Status.ToString(),
            ["subStatus"] = burst.State.SubStatus.ToString(),
            ["correlationId"] = burst.State.CorrelationId,
            ["instanceName"] = burst.State.Name,
            ["variables"] = new JsonObject(definition.Variables.Select(v =>
                KeyValuePair.Create(v.Name, Node(burst.State.Variables, v.Id)))),
            ["outputs"] = new JsonObject(burst.State.Outputs.Keys.Select(name =>
                KeyValuePair.Create(name, Node(burst.State.Outputs, name)))),
            ["bookmarks"] = List(
                burst.State.Bookmarks.OrderBy(b => b.ActivityId, StringComparer.Ordinal), Bookmarked),
            ["incidents"] = List(burst.State.Incidents, i => new JsonObject
            {
                ["activityId"] = i.ActivityId,
                ["message"] = i.Message,
            }),
            ["stdout"] = List(burst.Trace.Where(e => e.Event is TraceEvent.Wrote), e => JsonValue.Create(e.Message)),
        };
        if (storedBookmarks != burst.State.Bookmarks.Count)
            phase["storedBookmarkCount"] = storedBookmarks;
        if (burst.Answer is BurstAnswer.OwnerLost)
            phase["error"] = burst.Detail;
        foreach (var absent in phase.Where(m => m.Value is null).Select(m => m.Key).ToList())
            phase.Remove(absent);
        return phase;
    }

    private static JsonObject Entry(TraceEntry entry, WorkflowDefinition definition)
    {
        var written = new JsonObject
        {
            ["e"] = entry.Event.ToString(),
            ["a"] = entry.TypeName is "Elsa.Workflow" ? Wrapper(entry, definition) : entry.ActivityId,
            ["t"] = entry.TypeName,
        };
        if (entry.Outcomes.Count > 0)
            written["o"] = List(entry.Outcomes, o => JsonValue.Create(o));
        if (entry.Message is { } message)
            written["m"] = message;
        return written;
    }

    /// <summary>The original numbers the wrappers of workflows used as activities first, then the outermost.</summary>
    private static string Wrapper(TraceEntry entry, WorkflowDefinition definition)
    {
        var inner = definition.Activities.Values.Count(a => a.Type is WorkflowActivity);
        return $"Workflow{(entry.VersionId == definition.VersionId ? inner + 1 : 1)}";
    }

    private static JsonObject Bookmarked(Bookmark bookmark)
    {
        var written = new JsonObject { ["activityId"] = bookmark.ActivityId, ["name"] = bookmark.Name };
        foreach (var member in new[] { "eventName", "taskName" })
            if (JsonMembers.Text(bookmark.Stimulus, member) is { } name)
                written[member] = name;
        return written;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];

    private static JsonNode? Node(IReadOnlyDictionary<string, JsonElement> values, string name) =>
        JsonSerializer.SerializeToNode(JsonValues.Of(values.GetValueOrDefault(name)));
}
