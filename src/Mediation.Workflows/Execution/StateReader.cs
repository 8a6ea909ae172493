using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>Reads states; <see cref="StateWriter"/> is its mirror.</summary>
internal static class StateReader
{
    public static WorkflowState Read(string text)
    {
        var json = JsonElement.Parse(text);
        return new WorkflowState
        {
            InstanceId = Text(json, "instance"),
            DefinitionId = Text(json, "definition"),
            VersionId = Text(json, "versionId"),
            Version = json.GetProperty("version").GetInt32(),
            CorrelationId = JsonMembers.Text(json, "correlation"),
            Name = JsonMembers.Text(json, "name"),
            Status = Enum.Parse<WorkflowStatus>(Text(json, "status")),
            SubStatus = Enum.Parse<WorkflowSubStatus>(Text(json, "subStatus")),
            Counter = json.GetProperty("counter").GetInt64(),
            Activities = [.. JsonMembers.Items(json, "activities").Select(Activity)],
            Bookmarks = [.. JsonMembers.Items(json, "bookmarks").Select(Bookmark)],
            Incidents = [.. JsonMembers.Items(json, "incidents").Select(Incident)],
            Passed = Counts(json, "passed"),
            SentBack = Counts(json, "sentBack"),
            Variables = Values(json, "variables"),
            Inputs = Values(json, "inputs"),
            Outputs = Values(json, "outputs"),
            Outcomes = Texts(json, "outcomes"),
        };
    }

    private static ActivityInstance Activity(JsonElement json) => new()
    {
        Id = Text(json, "id"),
        OwnerId = JsonMembers.Text(json, "owner"),
        ActivityId = Text(json, "activity"),
        Status = Enum.Parse<ActivityStatus>(Text(json, "status")),
        Properties = Values(json, "properties"),
        Variables = Values(json, "variables"),
        Flow = JsonMembers.Exact(json, "flow") is { } flow ? Flow(flow) : null,
        Run = JsonMembers.Exact(json, "run") is { } run
            ? new RunPosition(
                Text(run, "versionId"), JsonMembers.Text(run, "caller"), JsonMembers.Flag(run, "callerWaits"))
            {
                ParentId = JsonMembers.Text(run, "parent"),
                Inputs = Values(run, "inputs"),
                Outputs = Values(run, "outputs"),
            }
            : null,
    };

    private static FlowPosition Flow(JsonElement json) => new(
        Text(json, "start"), Counts(json, "entered"), Counts(json, "decided"), Texts(json, "followed"),
        Counts(json, "rounds"),
        JsonMembers.Exact(json, "held") is { } held
            ? held.EnumerateObject().ToDictionary(h => h.Name, h => Texts(held, h.Name))
            : [])
    {
        Tokens = [.. JsonMembers.Items(json, "tokens").Select(Token)],
        Left = JsonMembers.Exact(json, "left") is { } left
            ? left.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt64())
            : null,
    };

    private static FlowToken Token(JsonElement json) => new(
        Text(json, "from"), JsonMembers.Text(json, "port"), Text(json, "to"), JsonMembers.Flag(json, "blocked"),
        JsonMembers.Flag(json, "consumed"))
    {
        Kept = JsonMembers.Flag(json, "kept"),
    };

    private static Bookmark Bookmark(JsonElement json) => new(
        Text(json, "id"), Text(json, "name"), Text(json, "owner"), Text(json, "activity"),
        JsonMembers.Exact(json, "stimulus") ?? JsonValues.Null, JsonMembers.Text(json, "tag"),
        JsonMembers.Exact(json, "dueAt")?.GetDateTimeOffset());

    private static Incident Incident(JsonElement json) => new(
        Text(json, "id"), Text(json, "owner"), Text(json, "activity"), Text(json, "message"),
        json.GetProperty("at").GetDateTimeOffset(),
        JsonMembers.Text(json, "resolution") is { } resolution ? Enum.Parse<IncidentResolution>(resolution) : null);

    private static string Text(JsonElement json, string name) =>
        JsonMembers.Exact(json, name)?.GetString() ?? throw new JsonException($"A state needs '{name}'.");

    private static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        [.. JsonMembers.Items(json, name).Select(t => t.GetString()!)];

    private static Dictionary<string, int> Counts(JsonElement json, string name) =>
        JsonMembers.Exact(json, name) is { } counts
            ? counts.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetInt32())
            : [];

    private static Dictionary<string, JsonElement> Values(JsonElement json, string name) =>
        JsonMembers.Exact(json, name) is { } values
            ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value)
            : [];
}
