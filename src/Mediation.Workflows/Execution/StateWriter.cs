using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mediation.Workflows.Execution;

/// <summary>Writes states; <see cref="StateReader"/> is its mirror.</summary>
internal static class StateWriter
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(WorkflowState state)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Compact))
            Write(json, state);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, WorkflowState state)
    {
        json.WriteStartObject();
        json.WriteString("instance", state.InstanceId);
        json.WriteString("definition", state.DefinitionId);
        json.WriteString("versionId", state.VersionId);
        json.WriteNumber("version", state.Version);
        Text(json, "correlation", state.CorrelationId);
        Text(json, "name", state.Name);
        json.WriteString("status", state.Status.ToString());
        json.WriteString("subStatus", state.SubStatus.ToString());
        json.WriteNumber("counter", state.Counter);
        List(json, "activities", state.Activities, Write);
        List(json, "bookmarks", state.Bookmarks, Write);
        List(json, "incidents", state.Incidents, Write);
        Counts(json, "passed", state.Passed);
        Counts(json, "sentBack", state.SentBack);
        Values(json, "variables", state.Variables);
        Values(json, "inputs", state.Inputs);
        Values(json, "outputs", state.Outputs);
        List(json, "outcomes", state.Outcomes, WriteText);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ActivityInstance activity)
    {
        json.WriteStartObject();
        json.WriteString("id", activity.Id);
        Text(json, "owner", activity.OwnerId);
        json.WriteString("activity", activity.ActivityId);
        json.WriteString("status", activity.Status.ToString());
        Values(json, "properties", activity.Properties);
        Values(json, "variables", activity.Variables);
        if (activity.Flow is { } flow)
        {
            json.WriteStartObject("flow");
            json.WriteString("start", flow.Start);
            Counts(json, "entered", flow.Entered);
            Counts(json, "decided", flow.Decided);
            List(json, "followed", flow.Followed, WriteText);
            Counts(json, "rounds", flow.Rounds);
            Members(json, "held", flow.Held, (writer, header, keys) => List(writer, header, keys, WriteText));
            List(json, "tokens", flow.Tokens, Write);
            Left(json, flow.Left);
            json.WriteEndObject();
        }
        if (activity.Run is { } run)
        {
            json.WriteStartObject("run");
            json.WriteString("versionId", run.VersionId);
            Text(json, "caller", run.CallerId);
            Text(json, "parent", run.ParentId);
            json.WriteBoolean("callerWaits", run.CallerWaits);
            Values(json, "inputs", run.Inputs);
            Values(json, "outputs", run.Outputs);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FlowToken token)
    {
        json.WriteStartObject();
        json.WriteString("from", token.From);
        Text(json, "port", token.Port);
        json.WriteString("to", token.To);
        if (token.Blocked)
            json.WriteBoolean("blocked", true);
        if (token.Consumed)
            json.WriteBoolean("consumed", true);
        if (token.Kept)
            json.WriteBoolean("kept", true);
        json.WriteEndObject();
    }

    /// <summary>Written even when empty: a missing one means that nobody kept count.</summary>
    private static void Left(Utf8JsonWriter json, IReadOnlyDictionary<string, long>? left)
    {
        if (left is null)
            return;
        json.WriteStartObject("left");
        foreach (var (activity, at) in left.OrderBy(l => l.Key, StringComparer.Ordinal))
            json.WriteNumber(activity, at);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Bookmark bookmark)
    {
        json.WriteStartObject();
        json.WriteString("id", bookmark.Id);
        json.WriteString("name", bookmark.Name);
        json.WriteString("owner", bookmark.ActivityInstanceId);
        json.WriteString("activity", bookmark.ActivityId);
        json.WritePropertyName("stimulus");
        bookmark.Stimulus.WriteTo(json);
        Text(json, "tag", bookmark.Tag);
        if (bookmark.DueAt is { } dueAt)
            json.WriteString("dueAt", dueAt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Incident incident)
    {
        json.WriteStartObject();
        json.WriteString("id", incident.Id);
        json.WriteString("owner", incident.ActivityInstanceId);
        json.WriteString("activity", incident.ActivityId);
        json.WriteString("message", incident.Message);
        json.WriteString("at", incident.At);
        Text(json, "resolution", incident.Resolution?.ToString());
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void List<T>(
        Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string text) => json.WriteStringValue(text);

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, int> counts) =>
        Members(json, name, counts, (writer, key, count) => writer.WriteNumber(key, count));

    private static void Values(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, JsonElement> values) =>
        Members(json, name, values, (writer, key, value) =>
        {
            writer.WritePropertyName(key);
            value.WriteTo(writer);
        });

    /// <summary>
    /// An object, in the order of its names, so that equal states have equal texts; nothing when empty.
    /// </summary>
    private static void Members<T>(
        Utf8JsonWriter json, string name, IReadOnlyDictionary<string, T> members,
        Action<Utf8JsonWriter, string, T> write)
    {
        if (members.Count == 0)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
            write(json, key, value);
        json.WriteEndObject();
    }
}
