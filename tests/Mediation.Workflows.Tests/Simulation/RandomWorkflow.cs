using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>
/// Draws definitions (随机流程): any activity of the catalogue, nested in any container, joined by random lines. What it
/// draws the reader accepts, and what waits can be woken.
/// </summary>
internal sealed partial class RandomWorkflow(Random random, string id)
{
    /// <summary>The family that others run and dispatch; it is drawn without waits of its own kind.</summary>
    public const string Child = "child";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int number;

    private int left = 6 + random.Next(24);

    /// <summary>The definition's text.</summary>
    public string Draw()
    {
        var root = random.Next(8) switch
        {
            0 => Sequence(0),
            1 => Parallel(0),
            2 => StateMachine(0),
            3 => Any(0),
            _ => Flowchart(0),
        };
        return new JsonObject
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["variables"] = new JsonArray(
                Variable("turns", "Turns", "Int32", "0"), Variable("count", "Count", "Int32?", "7"),
                Variable("word", "Word", "String", "先"), Variable("thing", "Thing", "Object", "一")),
            ["inputs"] = new JsonArray(new JsonObject { ["name"] = "Given", ["type"] = "String" }),
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "Taken", ["type"] = "Object" }),
            ["customProperties"] = random.Next(3) == 0
                ? new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" }
                : [],
            ["options"] = new JsonObject
            {
                ["usableAsActivity"] = id == Child,
                ["incidentStrategyType"] = random.Next(6) == 0 ? "FaultStrategy" : null,
            },
            ["root"] = root,
        }.ToJsonString(Readable);
    }

    private static JsonObject Variable(string id, string name, string type, string value) =>
        new() { ["id"] = id, ["name"] = name, ["typeName"] = type, ["value"] = value };

    private JsonObject Any(int depth)
    {
        left--;
        return depth < 3 && left > 0 && random.Next(3) == 0 ? Container(depth) : Leaf();
    }

    private JsonObject Container(int depth) => random.Next(15) switch
    {
        0 => Sequence(depth),
        1 => Parallel(depth),
        2 => StateMachine(depth),
        3 => Made("If", ("condition", Truth()), ("then", Any(depth + 1)), ("else", Any(depth + 1))),
        4 => Made("While", ("condition", random.Next(3) == 0 ? Failing() : Again()), ("body", Any(depth + 1))),
        5 => Made("For", ("start", Literal("Int32", 1)), ("end", Literal("Int32", random.Next(4))), ("body", Any(depth + 1))),
        6 => Made("ForEach", ("items", Items()), ("body", Any(depth + 1))),
        7 => Made("ParallelForEach", ("items", Items()), ("body", Any(depth + 1))),
        8 => Made("Switch", ("cases", Cases(depth)), ("default", Any(depth + 1)), ("mode", Literal("String", Mode()))),
        9 => Made("Fork", ("branches", Some(depth)), ("joinMode", One("WaitAll", "WaitAny"))),
        10 => Made("FlowNode", ("body", Any(depth + 1))),
        11 => Made("BulkDispatchWorkflows", ("workflowDefinitionId", Literal("String", Child)), ("items", Items()),
            ("waitForCompletion", Literal("Boolean", random.Next(3) > 0)), ("childCompleted", Any(depth + 1)),
            ("childFaulted", Any(depth + 1))),
        12 => Made("SendHttpRequest", ("url", Literal("String", "http://server.test/x")), ("expectedStatusCodes", new JsonArray(
            new JsonObject { ["statusCode"] = 200, ["activity"] = Any(depth + 1) })), ("timeout", Any(depth + 1))),
        _ => Flowchart(depth),
    };

    private JsonObject Sequence(int depth) => Made("Sequence", ("activities", Some(depth)));

    private JsonObject Parallel(int depth) => Made("Parallel", ("activities", Some(depth)));

    private JsonArray Some(int depth) => new([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Any(depth + 1))]);

    private JsonArray Cases(int depth) => new([.. Enumerable.Range(0, random.Next(3)).Select(i => new JsonObject
    {
        ["label"] = $"第{i}",
        ["condition"] = Expression(),
        ["activity"] = Any(depth + 1),
    })]);

    private JsonObject StateMachine(int depth)
    {
        string[] names = ["甲", "乙", "丙"];
        var states = new JsonArray([.. names.Select(n => new JsonObject { ["name"] = n, ["entry"] = Maybe(depth), ["exit"] = Maybe(depth) })]);
        var transitions = new JsonArray([.. Enumerable.Range(0, 1 + random.Next(3)).Select(i => new JsonObject
        {
            ["from"] = names[i % 2], ["to"] = names[(i + 1 + random.Next(2)) % 3], ["trigger"] = Waiting(), ["action"] = Maybe(depth),
        })]);
        return Made("StateMachine", ("states", states), ("transitions", transitions), ("initialState", "甲"));
    }

    private JsonObject? Maybe(int depth) => random.Next(2) == 0 ? Any(depth + 1) : null;

    private JsonObject Made(string type, params (string Name, JsonNode? Value)[] properties)
    {
        var made = new JsonObject { ["id"] = $"{type.ToLowerInvariant()}{++number}", ["type"] = type == Child ? Capital : $"Elsa.{type}" };
        foreach (var (name, value) in properties)
            if (value is not null)
                made[name] = value;
        return made;
    }

    private const string Capital = "Child";

    private string One(params string[] words) => words[random.Next(words.Length)];

    private string Mode() => One("MatchFirst", "MatchAny");
}
