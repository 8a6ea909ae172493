using System.Text.Json.Nodes;

namespace Mediation.Workflows.Tests.Simulation;

/// <content>Activities that hold no others, and what their inputs are bound to.</content>
internal sealed partial class RandomWorkflow
{
    private static readonly string[] Events = ["来件", "回音", "签收"];

    /// <summary>Where a value is set that doesn't convert; such a step never completes by itself.</summary>
    public const string Misfit = "misfit";

    private JsonObject Leaf() => random.Next(34) switch
    {
        0 => Made("WriteLine", ("text", Text())),
        1 or 2 => Made("SetVariable", ("variable", new JsonObject { ["id"] = "count" }), ("value", Whole())),
        3 => Made("SetVariable", ("variable", new JsonObject { ["id"] = "word" }), ("value", Text())),
        4 => Made("SetVariable", ("variable", new JsonObject { ["id"] = "thing" }), ("value", random.Next(2) == 0 ? Null() : Text())),
        5 => Made("SetOutput", ("outputName", Literal("String", One("Taken", "Other"))), ("outputValue", Text())),
        6 => Made("SetName", ("value", Text())),
        7 => Made("Correlate", ("correlationId", Literal("String", One("案一", "案二")))),
        8 => Made("RunJavaScript", ("script", Literal("String", One(
            "variables.Count = (variables.Count ?? 0) + 1; return variables.Count", "setWord(getWord() + '一')",
            "variables.Thing = null", "return { a: [1, getTurns()], b: Math.floor(Math.random() * 9) }"))),
            ("result", Bound("thing"))),
        9 => Made("PublishEvent", ("eventName", Literal("String", One(Events))), ("isLocalEvent", Literal("Boolean", random.Next(2) == 0))),
        10 => Made("DispatchWorkflow", ("workflowDefinitionId", Literal("String", Child)),
            ("waitForCompletion", Literal("Boolean", random.Next(2) == 0)), ("result", Bound("thing"))),
        11 or 17 or 19 or 20 when id != Child => Made("ExecuteWorkflow", ("workflowDefinitionId", Literal("String", Child)),
            ("waitForCompletion", Literal("Boolean", random.Next(3) == 0)), ("result", Bound("thing"))),
        12 when id != Child => Made(Child, ("given", Text())),
        13 => Made("Fault", ("message", Literal("String", "有意出错"))),
        14 => Unfit(),
        15 => Made(One("Finish", "End", "Complete", "Break", "Start", "Start")),
        18 => Made("Finish"),
        16 => Made("FlowSendHttpRequest", ("url", Literal("String", "http://server.test/y")),
            ("expectedStatusCodes", Literal("List<Int32>", "[200]"))),
        _ => Waiting(),
    };

    private JsonObject Unfit()
    {
        var made = Made("SetVariable", ("variable", new JsonObject { ["id"] = "turns" }), ("value", Literal("Object", "三")));
        made["id"] = $"{Misfit}{number}";
        return made;
    }

    /// <summary>Something that waits, for whatever.</summary>
    private JsonObject Waiting() => random.Next(9) switch
    {
        0 => Made("Delay", ("timeSpan", Literal("TimeSpan", $"00:0{1 + random.Next(8)}:00"))),
        1 => Made("Timer", ("interval", Literal("TimeSpan", $"0{1 + random.Next(8)}:00:00"))),
        2 => Made("Cron", ("cronExpression", Literal("String", "0 0 9 * * *"))),
        3 => Made("StartAt", ("dateTime", Literal("DateTimeOffset", "2026-01-06T09:00:00Z"))),
        4 => Made("HttpEndpoint", ("path", Literal("String", $"/in/{random.Next(3)}"))),
        5 or 6 => Made("RunTask", ("taskName", Literal("String", "办理")), ("payload", Script("ObjectDictionary", "({ n: variables.Count })")),
            ("result", Bound("thing"))),
        _ => Made("Event", ("eventName", Literal("String", One(Events))), ("result", Bound("word"))),
    };

    private JsonObject Truth() => random.Next(2) == 0
        ? Literal("Boolean", random.Next(2) == 0)
        : Script("Boolean", "(variables.Count ?? 0) % 2 === 1");

    /// <summary>True a few times, then no more, however many ask.</summary>
    private static JsonObject Again() => Script("Boolean", "(variables.Turns = variables.Turns + 1) < 4");

    /// <summary>True once, and then it fails.</summary>
    private static JsonObject Failing() => Script("Boolean", "(variables.Turns = variables.Turns + 1) < 2 || variables.Missing.x");

    private JsonObject Text() => random.Next(3) switch
    {
        0 => Script("String", "`${variables.Word ?? ''}${getWorkflowInstanceId().length}`"),
        1 => Script("String", "getInput('Given')"),
        _ => Literal("String", One("甲", "乙", "丙")),
    };

    private JsonObject Whole() => random.Next(3) switch
    {
        0 => Null(),
        1 => Script("Object", "(variables.Count ?? 0) + 2"),
        _ => Literal("Object", random.Next(100)),
    };

    private JsonObject Items() => Wrapped("List<Object>", "Object", new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(i => (JsonNode)i)]).ToJsonString());

    private JsonObject Expression() => new()
    {
        ["type"] = "JavaScript",
        ["value"] = One("variables.Turns > 1", "variables.Word === '先'", "true"),
    };

    private static JsonObject Null() => Literal("Object", null);

    private static JsonObject Literal(string type, JsonNode? value) => Wrapped(type, "Literal", value);

    private static JsonObject Script(string type, string source) => Wrapped(type, "JavaScript", source);

    private static JsonObject Wrapped(string type, string language, JsonNode? value) => Sketches.Sketch.Wrapped(type, language, value);

    private static JsonObject Bound(string variable) => Sketches.Sketch.Bound(variable);
}
