using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Rules.Conformance;

/// <summary>Compares what a case expects with what came, allowing what it tolerates.</summary>
internal sealed class CaseComparison(JsonElement test)
{
    private readonly JsonArray tolerated =
        test.TryGetProperty("tolerate", out var entries) ? JsonNode.Parse(entries.GetRawText())!.AsArray() : [];

    /// <summary>A tolerated rule also changes which came first and whether all failed.</summary>
    private bool usedTolerance;

    /// <summary>Why the two differ; null when they don't.</summary>
    public string? Difference(JsonObject actual)
    {
        var expected = JsonNode.Parse(test.GetProperty("expected").GetRawText())!.AsObject();
        foreach (var stage in new[] { "load", "execute" })
        {
            var (wanted, got) = (expected[stage], actual[stage]);
            if (IsText(wanted, "ok") != IsText(got, "ok") && !IsText(wanted, "skipped"))
                return tolerated.Any(t => IsText(t![stage], "ok")) && IsText(got, "ok")
                    ? null
                    : $"{stage}: {Text(got)} instead of {Text(wanted)}";
            if (!IsText(wanted, "ok")) return null;
        }
        return Results(expected["results"]!.AsArray(), actual["results"]!.AsArray(), "")
            ?? (usedTolerance ? null : Summary(expected, actual));
    }

    private static string? Summary(JsonObject expected, JsonObject actual)
    {
        if (expected["actionWorkflow"] is JsonObject single)
            return Action(single, actual["actionWorkflow"]!.AsObject());
        foreach (var name in new[] { "firstSuccessEvent", "onFailCalled" })
            if (expected.ContainsKey(name) && !JsonNode.DeepEquals(expected[name], actual[name]))
                return $"{name}: {Text(actual[name])} instead of {Text(expected[name])}";
        return null;
    }

    private string? Results(JsonArray expected, JsonArray actual, string at)
    {
        if (expected.Count != actual.Count) return $"{at}: {actual.Count} results instead of {expected.Count}";
        for (var i = 0; i < expected.Count; i++)
            if (Result(expected[i]!.AsObject(), actual[i]!.AsObject(), at) is { } difference)
                return difference;
        return null;
    }

    private string? Result(JsonObject expected, JsonObject actual, string at)
    {
        var name = $"{at}/{expected["rule"]}";
        if (!JsonNode.DeepEquals(expected["rule"], actual["rule"]))
            return $"{name}: rule {actual["rule"]} in its place";
        var difference = Plain(expected, actual) ?? Results(Children(expected), Children(actual), name);
        if (difference is null) return null;
        usedTolerance |= Tolerates((string)expected["rule"]!, actual);
        return Tolerates((string)expected["rule"]!, actual) ? null : $"{name}: {difference}";
    }

    private static string? Plain(JsonObject expected, JsonObject actual)
    {
        foreach (var field in new[] { "isSuccess", "messageKind" })
            if (!JsonNode.DeepEquals(expected[field], actual[field]))
                return $"{field} {actual[field]} instead of {expected[field]} ({actual["exceptionMessage"]})";
        if (IsText(expected["messageKind"], "template")
            && !JsonNode.DeepEquals(expected["exceptionMessage"], actual["exceptionMessage"]))
            return $"message '{actual["exceptionMessage"]}' instead of '{expected["exceptionMessage"]}'";
        return Action(expected["action"] as JsonObject, actual["action"] as JsonObject);
    }

    private static string? Action(JsonObject? expected, JsonObject? actual)
    {
        if ((expected is null) != (actual is null)) return $"action {Text(actual)} instead of {Text(expected)}";
        if (expected is null) return null;
        if ((expected["exception"] is null) != (actual!["exception"] is null))
            return $"action exception {Text(actual["exception"])} instead of {Text(expected["exception"])}";
        return Same(expected["output"]?["value"], actual["output"]?["value"])
            ? null
            : $"output {Text(actual["output"])} instead of {Text(expected["output"])}";
    }

    private bool Tolerates(string rule, JsonObject actual) => tolerated.OfType<JsonObject>().Any(t =>
        t["rule"] is { } name && (IsText(name, "*") || IsText(name, rule))
        && (t["isSuccess"] is not { } success || JsonNode.DeepEquals(success, actual["isSuccess"]))
        && (t["messageKind"] is not { } kind || JsonNode.DeepEquals(kind, actual["messageKind"]))
        && (t["action"] is not JsonObject action || Action(action, actual["action"] as JsonObject) is null));

    private static bool Same(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null) return expected is null && actual is null;
        if (expected is JsonArray a && actual is JsonArray b)
            return a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second));
        if (expected is JsonObject c && actual is JsonObject d)
            return c.Count == d.Count && c.All(p => d.ContainsKey(p.Key) && Same(p.Value, d[p.Key]));
        return Number(expected) is { } x && Number(actual) is { } y
            ? x == y || Math.Abs(x - y) <= Math.Abs(x) * 1e-12
            : JsonNode.DeepEquals(expected, actual);
    }

    private static double? Number(JsonNode node) => node.GetValueKind() == JsonValueKind.Number
        ? double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture)
        : null;

    private static JsonArray Children(JsonObject result) => result["children"] as JsonArray ?? [];

    private static bool IsText(JsonNode? node, string text) =>
        node is JsonValue value && value.TryGetValue<string>(out var found) && found == text;

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
