using System.Dynamic;
using System.Text.Json;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Benchmarks.Rules;

/// <summary>A complaint as a typed input (测试投诉).</summary>
public sealed record BenchComplaint(int Persons, string Kind, double Noise);

/// <summary>Rule sets and inputs of the benchmark (测试规则): the same rules and facts in every form.</summary>
internal static class BenchRules
{
    private const string Json = """{ "Persons": 7, "Kind": "噪音", "Noise": 61.5 }""";

    public static BenchComplaint Typed { get; } = new(7, "噪音", 61.5);

    public static Dictionary<string, object?> Dictionary { get; } =
        new() { ["Persons"] = 7, ["Kind"] = "噪音", ["Noise"] = 61.5 };

    public static ExpandoObject Expando { get; } = MakeExpando();

    public static JsonElement Element { get; } = JsonElement.Parse(Json);

    /// <summary>Compares a number and a text, and some rules another number; half of them hold.</summary>
    public static RuleLibrary Library(int rules, Type input, bool hasOutput = false, int seed = 0)
    {
        var texts = Enumerable.Range(0, rules).Select(i => Rule(i, seed, hasOutput));
        var file = RuleFile.Read($$"""{ "WorkflowName": "wf", "Rules": [{{string.Join(',', texts)}}] }""", "bench");
        var library = RuleLibrary.Compile(file.RuleSets, RuleInputs.Of(("complaint", input)));
        return library.Faults.Count == 0 ? library : throw new InvalidOperationException($"{library.Faults[0]}");
    }

    private static string Rule(int i, int seed, bool hasOutput)
    {
        var condition = i % 3 == 2
            ? $"complaint.Noise > {i * 10 % 120 + seed} or complaint.Persons > {i % 14}"
            : $"complaint.Persons > {i % 14} and complaint.Kind != \\\"漏水{i + seed}\\\"";
        var action = hasOutput
            ? """, "Actions": { "OnSuccess": { "Name": "OutputExpression", "Context": { "Expression": "complaint.Persons * 2" } } }"""
            : "";
        return $$"""{ "RuleName": "r{{i}}", "Expression": "{{condition}}"{{action}} }""";
    }

    private static ExpandoObject MakeExpando()
    {
        var made = new ExpandoObject();
        foreach (var (name, value) in Dictionary) ((IDictionary<string, object?>)made)[name] = value;
        return made;
    }
}
