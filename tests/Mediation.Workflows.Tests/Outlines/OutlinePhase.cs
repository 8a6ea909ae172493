using System.Text.Json;

namespace Mediation.Workflows.Tests.Outlines;

/// <summary>Writes one phase in a line: the trace, how the instance stands, and what it holds.</summary>
internal static class OutlinePhase
{
    public static string Text(JsonElement phase)
    {
        var parts = new List<string> { Trace(phase), phase.GetProperty("subStatus").GetString()! };
        Add(parts, "says", phase.GetProperty("stdout").EnumerateArray().Select(line => $"{line}"));
        Add(parts, "waits", phase.GetProperty("bookmarks").EnumerateArray().Select(b => $"{b.GetProperty("activityId")}"));
        Add(parts, "holds", phase.GetProperty("variables").EnumerateObject().Select(v => $"{v.Name}={v.Value.GetRawText()}"));
        Add(parts, "gives", phase.GetProperty("outputs").EnumerateObject().Select(v => $"{v.Name}={v.Value.GetRawText()}"));
        foreach (var member in new[] { "correlationId", "instanceName", "error" })
            if (phase.TryGetProperty(member, out var value))
                parts.Add($"{member} {value}");
        return string.Join(" | ", parts.Where(p => p.Length > 0));
    }

    private static void Add(List<string> parts, string what, IEnumerable<string> values)
    {
        if (string.Join(' ', values) is { Length: > 0 } text)
            parts.Add($"{what} {text}");
    }

    private static string Trace(JsonElement phase)
    {
        var entries = phase.GetProperty("trace").EnumerateArray().ToList();
        var words = new List<string>();
        for (var i = 0; i < entries.Count; i++)
        {
            var (happened, id) = (Happened(entries[i]), Id(entries[i]));
            var ended = i + 1 < entries.Count && Id(entries[i + 1]) == id && Happened(entries[i + 1]) is "Completed";
            if (happened is "Started" && ended)
                words.Add($"{id}{Outcomes(entries[++i])}");
            else
                words.Add(Word(happened, id, Outcomes(entries[i])));
        }
        return string.Join(' ', words);
    }

    private static string Word(string happened, string id, string outcomes) => happened switch
    {
        "Started" => $"{id}(",
        "Completed" => $"){id}{outcomes}",
        "Suspended" => $"{id}~",
        "Resumed" => $"^{id}",
        "Faulted" => $"{id}!",
        _ => $"-{id}",
    };

    private static string Happened(JsonElement entry) => entry.GetProperty("e").GetString()!;

    private static string Id(JsonElement entry) =>
        entry.GetProperty("t").GetString() is "Elsa.Workflow" ? "W" : entry.GetProperty("a").GetString()!;

    private static string Outcomes(JsonElement entry) =>
        entry.TryGetProperty("o", out var outcomes) ? $"[{string.Join(',', outcomes.EnumerateArray())}]" : "";
}
