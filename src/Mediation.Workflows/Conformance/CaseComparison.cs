using System.Text.Json;

namespace Mediation.Workflows.Conformance;

/// <summary>Compares what a case expects with what came: everything but wording and the order of bookmarks.</summary>
internal static class CaseComparison
{
    /// <summary>Where the two first differ; null when they don't.</summary>
    public static string? Difference(JsonElement expected, JsonElement actual)
    {
        var (wanted, got) = (expected.GetProperty("phases"), actual.GetProperty("phases"));
        return wanted.EnumerateArray().Zip(got.EnumerateArray(), Phase).FirstOrDefault(d => d is not null)
            ?? Compare("phases", $"{wanted.GetArrayLength()}", $"{got.GetArrayLength()}");
    }

    private static string? Phase(JsonElement expected, JsonElement actual)
    {
        var step = Text(expected, "step");
        return Compare($"{step} trace", Trace(expected), Trace(actual))
            ?? Compare($"{step} status", Text(expected, "status"), Text(actual, "status"))
            ?? Compare($"{step} sub-status", Text(expected, "subStatus"), Text(actual, "subStatus"))
            ?? Compare($"{step} lines", Lines(expected), Lines(actual))
            ?? Compare($"{step} bookmarks", Bookmarks(expected), Bookmarks(actual))
            ?? Compare($"{step} incidents", Incidents(expected), Incidents(actual))
            ?? Compare($"{step} variables", expected.GetProperty("variables"), actual.GetProperty("variables"))
            ?? Compare($"{step} outputs", expected.GetProperty("outputs"), actual.GetProperty("outputs"))
            ?? Compare($"{step} correlation id", Text(expected, "correlationId"), Text(actual, "correlationId"))
            ?? Compare($"{step} name", Text(expected, "instanceName"), Text(actual, "instanceName"));
    }

    private static string? Compare(string what, string expected, string actual) =>
        expected == actual ? null : $"{what}: expected {expected} but was {actual}";

    private static string? Compare(string what, JsonElement expected, JsonElement actual) =>
        JsonElement.DeepEquals(expected, actual) ? null : $"{what}: expected {expected} but was {actual}";

    private static string Trace(JsonElement phase) =>
        string.Join(' ', phase.GetProperty("trace").EnumerateArray().Select(Entry));

    /// <summary>The root has an id of its own in every engine, and its outcomes aren't recorded.</summary>
    private static string Entry(JsonElement entry)
    {
        var happened = Text(entry, "e");
        if (Text(entry, "t") is "Elsa.Workflow")
            return $"{happened}:workflow";
        var outcomes = entry.TryGetProperty("o", out var names) ? $"[{string.Join(',', names.EnumerateArray())}]" : "";
        return $"{happened}:{Text(entry, "a")}{outcomes}";
    }

    private static string Lines(JsonElement phase) => string.Join('|', phase.GetProperty("stdout").EnumerateArray());

    private static string Bookmarks(JsonElement phase) =>
        string.Join(' ', phase.GetProperty("bookmarks").EnumerateArray()
            .Select(b => $"{Text(b, "activityId")}:{Text(b, "name")}:{Text(b, "eventName")}{Text(b, "taskName")}")
            .Order(StringComparer.Ordinal));

    private static string Incidents(JsonElement phase) =>
        string.Join(' ', phase.GetProperty("incidents").EnumerateArray().Select(i => Text(i, "activityId")));

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? $"{value}" : "";
}
