using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Tests.Expressions;

public class StandardTests
{
    private static readonly JsonSerializerOptions Unescaped = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static TheoryData<string, string, string> Lines
    {
        get
        {
            var lines = new TheoryData<string, string, string>();
            foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Expressions", "standard.csv")))
                if (line.Length > 0 && line[0] != '#' && line.Split("; ") is [var expression, var facts, var result])
                    lines.Add(expression, facts, result);
            return lines;
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void An_expression_gives_what_its_line_says(string expression, string facts, string result)
    {
        var members = JsonDocument.Parse(facts).RootElement.EnumerateObject().ToList();
        var inputs = new RuleInputs();
        var values = new RuleArguments();
        foreach (var member in members)
        {
            inputs.With(member.Name, RuleType.Dynamic);
            values.Add(member.Name, member.Value);
        }
        // A second input, so that no name is taken for a member of a single one.
        foreach (var name in new[] { "_1", "_2" }) inputs.With(name, RuleType.Dynamic);

        Show(Evaluate(expression, inputs, values)).ShouldBe(result);
    }

    private static RuleResult Evaluate(string expression, RuleInputs inputs, RuleArguments values)
    {
        var set = new JsonObject
        {
            ["WorkflowName"] = "wf",
            ["Rules"] = new JsonArray(new JsonObject
            {
                ["RuleName"] = "r",
                ["Expression"] = "true",
                ["Actions"] = new JsonObject
                {
                    ["OnSuccess"] = new JsonObject
                    {
                        ["Name"] = "OutputExpression",
                        ["Context"] = new JsonObject { ["Expression"] = expression }
                    }
                }
            })
        };
        var file = RuleFile.Read(set.ToJsonString(), "line");
        return RuleLibrary.Compile(file.RuleSets, inputs).Evaluate("wf", values).Rules[0];
    }

    private static string Show(RuleResult result) => result.ActionFailure?.Code ?? Json(result.Output);

    private static string Json(object? value) => value switch
    {
        RuleObject made => $"{{{string.Join(", ", made.Select(m => $"\"{m.Key}\": {Json(m.Value)}"))}}}",
        string text => JsonSerializer.Serialize(text, Unescaped),
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Json))}]",
        _ => JsonSerializer.Serialize(value)
    };
}
