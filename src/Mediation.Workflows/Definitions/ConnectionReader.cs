using System.Text.Json;

namespace Mediation.Workflows.Definitions;

/// <summary>Reads a flowchart's connections in every shape that the original wrote over the years.</summary>
internal static class ConnectionReader
{
    public static IReadOnlyList<Connection> Read(
        JsonElement flowchart, string path, IReadOnlyList<ChildNode> children, ProblemList problems)
    {
        var connections = new List<Connection>();
        var keys = new HashSet<string>();
        var known = children.Select(c => c.Node.Id).ToHashSet();
        var written = JsonMembers.Items(flowchart, "activities").Select(a => JsonMembers.Text(a, "id")).ToHashSet();
        foreach (var (index, json) in List(JsonMembers.Find(flowchart, "connections")).Index())
        {
            var at = $"{path}.connections[{index}]";
            if (Connection(json) is not { } connection)
                problems.Error("connection-shape", at, "A connection names the activities at both ends.");
            else if (HasEnds(connection, written, at, IsFlat(json) ? problems.Fatal : problems.Error))
                Add(connection);
        }
        foreach (var json in Parked(flowchart))
            if (Connection(json) is { } connection)
                Add(connection);
        return connections;

        void Add(Connection connection)
        {
            if (known.Contains(connection.Source) && known.Contains(connection.Target) && keys.Add(connection.Key))
                connections.Add(connection with { Place = connections.Count });
        }
    }

    private static IEnumerable<JsonElement> List(JsonElement? connections) => connections switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } wrapper when JsonMembers.Exact(wrapper, "$values") is { } values =>
            List(values),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };

    /// <summary>Connections parked by the original while the type at one end was missing.</summary>
    private static IEnumerable<JsonElement> Parked(JsonElement flowchart) =>
        JsonMembers.Find(flowchart, "customProperties") is { } custom
            ? JsonMembers.Items(custom, "notFoundConnections")
            : [];

    private static Connection? Connection(JsonElement json)
    {
        if (JsonMembers.Find(json, "source") is not { } source || JsonMembers.Find(json, "target") is not { } target)
            return null;
        if (source.ValueKind is JsonValueKind.Object && target.ValueKind is JsonValueKind.Object)
            return Of(
                JsonMembers.Text(source, "activity"), JsonMembers.Text(source, "port"),
                JsonMembers.Text(target, "activity"), JsonMembers.Text(target, "port"));
        return source.ValueKind is JsonValueKind.String && target.ValueKind is JsonValueKind.String
            ? Of(
                source.GetString(), JsonMembers.Text(json, "sourcePort"),
                target.GetString(), JsonMembers.Text(json, "targetPort"))
            : null;
    }

    /// <summary>True in the oldest shape, in which the original doesn't tolerate an unknown end.</summary>
    private static bool IsFlat(JsonElement json) => JsonMembers.Find(json, "source") is { ValueKind: JsonValueKind.String };

    private static Connection? Of(string? source, string? port, string? target, string? targetPort) =>
        source is null || target is null ? null : new Connection(source, port, target, targetPort);

    private static bool HasEnds(Connection connection, HashSet<string?> written, string path, ProblemList.Complaint complain)
    {
        foreach (var (id, end) in new[] { (connection.Source, "source"), (connection.Target, "target") })
            if (!written.Contains(id))
                complain("connection-endpoint", $"{path}.{end}", $"No activity '{id}' in this flowchart.", id);
        return written.Contains(connection.Source) && written.Contains(connection.Target);
    }
}
