using System.Text.Json.Nodes;

namespace Mediation.Workflows.Tests.Simulation;

/// <content>Flowcharts: lines lead from earlier activities to later ones, now and then one leads back.</content>
internal sealed partial class RandomWorkflow
{
    private JsonObject Flowchart(int depth)
    {
        var activities = Enumerable.Range(0, 3 + random.Next(7)).Select(i => i == 0 ? Made("Start") : ChartActivity(depth)).ToList();
        var lines = new JsonArray();
        for (var to = 1; to < activities.Count; to++)
            foreach (var from in Enumerable.Range(0, to).OrderBy(_ => random.Next()).Take(random.Next(4) == 0 ? 2 : 1).ToList())
                lines.Add(Line(activities[from], activities[to]));
        if (random.Next(3) == 0)
            AddLoop(activities, lines);
        return Made("Flowchart", ("activities", new JsonArray([.. activities])), ("connections", lines));
    }

    /// <summary>A decision after the last activity that leads back to the first but the start, a few times.</summary>
    private void AddLoop(List<JsonObject> activities, JsonArray lines)
    {
        var again = Made("FlowDecision", ("condition", Again()));
        lines.Add(Line(activities[^1], again));
        lines.Add(Line(again, activities[0], "True"));
        activities.Add(again);
    }

    private JsonObject ChartActivity(int depth)
    {
        var made = random.Next(10) switch
        {
            0 or 1 => Made("FlowDecision", ("condition", Truth())),
            2 => Made("FlowSwitch", ("cases", new JsonArray([.. Enumerable.Range(0, 2).Select(i => new JsonObject
                {
                    ["label"] = $"第{i}", ["condition"] = Expression(),
                })])), ("mode", Literal("String", Mode()))),
            3 => Made("FlowFork", ("branches", Wrapped("List<String>", "Object", "[\"左\",\"右\"]"))),
            4 or 5 => Made("FlowJoin", ("mode", Literal("String", One("WaitAny", "WaitAll", "WaitAllActive")))),
            _ => Any(depth + 1),
        };
        if (random.Next(4) == 0)
            made["customProperties"] = new JsonObject { ["mergeMode"] = One("None", "Stream", "Merge", "Converge", "Cascade", "Race") };
        return made;
    }

    private JsonObject Line(JsonObject from, JsonObject to, string? port = null) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from["id"]!.GetValue<string>(), ["port"] = port ?? Port(from["type"]!.GetValue<string>()) },
        ["target"] = new JsonObject { ["activity"] = to["id"]!.GetValue<string>(), ["port"] = "In" },
    };

    private string Port(string type) => type switch
    {
        "Elsa.FlowDecision" => One("True", "False"),
        "Elsa.FlowSwitch" => One("第0", "第1", "Default"),
        "Elsa.FlowFork" => One("左", "右"),
        "Elsa.BulkDispatchWorkflows" => One("Completed", "Done"),
        "Elsa.FlowSendHttpRequest" => One("200", "Done", "Timeout", "Failed to connect"),
        _ => "Done",
    };
}
