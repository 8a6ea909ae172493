using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Conformance;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Outlines;

/// <summary>Plays an outline in every mode and profile, and writes what came of each step.</summary>
internal static class OutlinePlay
{
    private static readonly (string Name, string Mode, BehaviourProfile Profile)[] Manners =
    [
        ("elsa", "counter", BehaviourProfile.Elsa38), ("elsa token", "token", BehaviourProfile.Elsa38),
        ("intended", "counter", BehaviourProfile.Intended), ("intended token", "token", BehaviourProfile.Intended),
    ];

    public static IEnumerable<string> Lines(Outline outline)
    {
        yield return $"# {outline.Title}";
        foreach (var line in outline.Body)
            yield return line;
        var played = Manners.Select(m => (m.Name, Results: Results(outline, m.Mode, m.Profile))).ToList();
        for (var step = 0; step < outline.Steps.Count; step++)
        {
            yield return $"= {outline.Steps[step]}";
            foreach (var same in played.GroupBy(p => p.Results.ElementAtOrDefault(step) ?? ""))
                if (same.Count() == Manners.Length)
                    yield return $"  {same.Key}";
                else
                    yield return $"  {string.Join(", ", same.Select(s => s.Name))}: {same.Key}";
        }
        yield return "";
    }

    private static List<string> Results(Outline outline, string mode, BehaviourProfile profile)
    {
        var definitions = outline.Definitions();
        var test = new JsonObject
        {
            ["name"] = outline.Title,
            ["mode"] = mode,
            ["definition"] = definitions[^1],
            ["extraDefinitions"] = new JsonArray([.. definitions.SkipLast(1)]),
            ["steps"] = new JsonArray([.. outline.Steps.Skip(1).Select(Step)]),
            ["expected"] = new JsonObject { ["phases"] = new JsonArray() },
        };
        Start(test, outline.Steps[0]);
        var actual = JsonSerializer.SerializeToElement(ConformanceCase.Replay(test.ToJsonString(), profile).Actual);
        return actual.TryGetProperty("error", out var error)
            ? [$"refused: {error}"]
            : [.. actual.GetProperty("phases").EnumerateArray().Select(OutlinePhase.Text)];
    }

    /// <summary><c>start</c>, <c>start {"n":5}</c> with inputs, or <c>start by E {"a":1}</c> with an event.</summary>
    private static void Start(JsonObject test, string step)
    {
        var words = step.Split(' ', 4);
        if (words is ["start", "by", var name, ..])
            test["start"] = new JsonObject { ["kind"] = "event", ["name"] = name, ["payload"] = Json(words, 3) };
        else if (step.Split(' ', 2) is [_, var inputs])
            test["inputs"] = JsonNode.Parse(inputs);
    }

    private static JsonNode Step(string step)
    {
        var words = step.Split(' ', 3);
        return words[0] switch
        {
            "event" => new JsonObject { ["kind"] = "event", ["name"] = words[1], ["payload"] = Json(words, 2) },
            "task" => new JsonObject { ["kind"] = "task", ["name"] = words[1], ["result"] = Json(words, 2) },
            "bookmark" => new JsonObject { ["kind"] = "bookmark", ["activityId"] = words[1], ["input"] = Json(words, 2) },
            var kind => new JsonObject { ["kind"] = kind },
        };
    }

    private static JsonNode? Json(string[] words, int index) => words.Length > index ? JsonNode.Parse(words[index]) : null;
}
