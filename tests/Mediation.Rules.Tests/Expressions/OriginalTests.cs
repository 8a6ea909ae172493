using System.Text.Json.Nodes;
using Mediation.Rules.Conformance;

namespace Mediation.Rules.Tests.Expressions;

/// <summary>What the original gives for expressions of every kind, beyond the cases recorded from it.</summary>
public class OriginalTests
{
    public static TheoryData<string, string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string, string>();
            var facts = new JsonObject();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Expressions", "original.txt")))
            {
                if (line.StartsWith("@inputs ", StringComparison.Ordinal))
                    facts = new() { ["inputs"] = JsonNode.Parse(line[8..]) };
                else if (line.StartsWith("@mode ", StringComparison.Ordinal)) facts["inputMode"] = line[6..];
                else if (line.StartsWith("@types ", StringComparison.Ordinal)) facts["types"] = JsonNode.Parse(line[7..]);
                else if (line[0] != '#' && line.Split(" ==> ") is [var expression, var wanted])
                    lines.Add(expression, wanted, facts.ToJsonString());
            }
            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_expression_gives_what_the_original_gives(string expression, string wanted, string facts)
    {
        var (condition, value) = Evaluate(expression, JsonNode.Parse(facts)!.AsObject());

        var got = wanted is "C" or "R" or "T" or "F" ? condition
            : wanted == "EXC" && value.StartsWith("EXC", StringComparison.Ordinal) ? "EXC"
            : value;
        got.ShouldBe(wanted, value);
    }

    /// <summary>The expression as the condition of a rule, and as the output of another.</summary>
    private static (string Condition, string Value) Evaluate(string expression, JsonObject test)
    {
        test["name"] = expression;
        test["level"] = "core";
        test["workflows"] = new JsonArray(new JsonObject
        {
            ["WorkflowName"] = "wf",
            ["Rules"] = new JsonArray(
                new JsonObject { ["RuleName"] = "condition", ["Expression"] = expression },
                new JsonObject
                {
                    ["RuleName"] = "output",
                    ["Expression"] = "true",
                    ["Actions"] = JsonNode.Parse("""{ "OnSuccess": { "Name": "OutputExpression", "Context": {} } }""")
                })
        });
        test["workflows"]![0]!["Rules"]![1]!["Actions"]!["OnSuccess"]!["Context"]!["Expression"] = expression;
        test["expected"] = JsonNode.Parse("""{ "load": "ok", "execute": "ok", "results": [] }""");

        var results = ConformanceCase.Replay(test.ToJsonString()).Actual["results"]!.AsArray();
        return (Condition(results[0]!), Value(results[1]!["action"]!));
    }

    private static string Condition(JsonNode result) => ((string)result["messageKind"]!, (bool)result["isSuccess"]!) switch
    {
        ("compile", _) => "C",
        ("runtime", _) => "R",
        (_, true) => "T",
        _ => "F"
    };

    private static string Value(JsonNode action) =>
        action["exception"] is { } exception ? $"EXC {exception}"
        : action["output"] is not { } output ? "null"
        : $"{((string)output["type"]!).Replace("System.", "", StringComparison.Ordinal)} {Written(output["value"])}";

    private static string? Written(JsonNode? value) => value?.ToJsonString(
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
