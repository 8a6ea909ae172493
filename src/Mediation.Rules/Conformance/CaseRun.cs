using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Conformance;

/// <summary>Runs a case and reports in the original's terms.</summary>
internal sealed class CaseRun(JsonElement test)
{
    private readonly CaseSettings settings = new(test.TryGetProperty("settings", out var given) ? given : default);

    /// <summary>What the original loads: it finds out later, or never looks.</summary>
    private static readonly string[] OwnFaults =
    [
        "rules.param.name-missing", "rules.param.expression-missing", "rules.action.name-missing", "rules.rule.date",
        "rules.rule.priority", "rules.set.hit-policy-unknown"
    ];

    public JsonObject Run()
    {
        var sets = new List<RuleSet>();
        foreach (var workflow in test.GetProperty("workflows").EnumerateArray())
        {
            var text = workflow.ValueKind == JsonValueKind.String ? workflow.GetString()! : workflow.GetRawText();
            var file = RuleFile.Read(text, "case.json");
            if (file.Faults.FirstOrDefault(f => !OwnFaults.Contains(f.Code)) is { } fault) return NotLoaded(fault);
            if (text.TrimStart().StartsWith('[')) return NotLoaded("JsonException", "One workflow at a time.");
            sets.AddRange(file.RuleSets);
        }
        if (sets.GroupBy(s => s.Name).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
            return NotLoaded("RuleValidationException", $"There are two workflows '{twice.Key}'.");
        return Execute(sets);
    }

    private JsonObject Execute(List<RuleSet> sets)
    {
        var run = test.TryGetProperty("run", out var given) ? given : default;
        var name = Text(run, "workflow") ?? sets[0].Name;
        var inputs = new CaseInputs(test);
        var library = RuleLibrary.Compile(sets, inputs.Declared, settings.Core);
        if (!library.Contains(name)) return Thrown("ArgumentException", $"There is no workflow '{name}'.");
        var faults = library.Faults.Where(f => f.Code is "rules.rule.duplicate" or "rules.set.inject-missing");
        if (faults.FirstOrDefault() is { } fault)
            return Thrown("ArgumentException", fault.Message);
        return Text(run, "rule") is { } rule ? Single(library, name, rule, inputs) : All(library, name, inputs);
    }

    private JsonObject All(RuleLibrary library, string name, CaseInputs inputs)
    {
        var results = library.Evaluate(name, inputs.Values).Rules;
        if (results.Select(Defect).FirstOrDefault(d => d is not null) is { } defect) return defect;

        var first = results.FirstOrDefault(r => r.IsTrue);
        return new()
        {
            ["load"] = "ok",
            ["execute"] = "ok",
            ["results"] = Described(results, top: true, withAction: settings.Core.AutoExecuteActions),
            ["firstSuccessEvent"] = first is null ? null : first.SuccessEvent ?? first.Rule.Name,
            ["onFailCalled"] = first is null
        };
    }

    private JsonObject Single(RuleLibrary library, string name, string rule, CaseInputs inputs)
    {
        if (library.EvaluateRule(name, rule, inputs.Values) is not { } result)
            return Thrown("ArgumentException", $"There is no rule '{rule}'.");
        if (Defect(result) is { } defect) return defect;

        var chain = new List<RuleResult>();
        for (var link = result; link is not null; link = link.Chained) chain.Insert(0, link);
        return new()
        {
            ["load"] = "ok",
            ["execute"] = "ok",
            ["results"] = Described(chain, top: true, withAction: false),
            ["actionWorkflow"] = new JsonObject
            {
                ["output"] = CaseValue.Of(result.Output),
                ["exception"] = result.ActionFailure?.Message
            }
        };
    }

    /// <summary>What the original would have thrown out of the call.</summary>
    private JsonObject? Defect(RuleResult result)
    {
        if (result.ActionFailure is { } failure)
        {
            if (failure.Code == "rules.action.unknown") return Thrown("KeyNotFoundException", failure.Message);
            if (settings.Throws && !settings.Ignores) return Thrown("Exception", failure.Message);
        }
        if (settings.Throws && result.Failure is { } rule) return Thrown("RuleException", rule.Message);
        return result.Children.Select(Defect).FirstOrDefault(d => d is not null);
    }

    private JsonArray Described(IEnumerable<RuleResult> results, bool top, bool withAction) =>
        [.. results.Select(r => Described(r, top, withAction))];

    private JsonObject Described(RuleResult result, bool top, bool withAction)
    {
        var (kind, message) = MessageOf(result, top);
        var described = new JsonObject
        {
            ["rule"] = result.Rule.Name,
            ["isSuccess"] = result.IsTrue,
            ["exceptionMessage"] = message,
            ["messageKind"] = kind
        };
        if (withAction && result.ActionRan)
        {
            described["action"] = new JsonObject { ["output"] = CaseValue.Of(result.Output) };
            if (result.ActionFailure is { } failure) described["action"]!["exception"] = failure.Message;
        }
        if (result.Rule.Operator is not null && result.Failure is null)
            described["children"] = Described(result.Children, top: false, withAction);
        return described;
    }

    private (string Kind, string Message) MessageOf(RuleResult result, bool top)
    {
        if (result.Failure is { } failure)
        {
            var kind = failure.Stage switch
            {
                FailureStage.ParamEvaluation => "scoped-runtime",
                FailureStage.Evaluation => "runtime",
                _ => "compile"
            };
            var ignored = settings.Ignores && failure.Stage is FailureStage.Condition or FailureStage.Evaluation;
            if (!ignored) return (kind, failure.Message);
        }
        return top && !result.IsTrue && !string.IsNullOrEmpty(result.Message)
            ? ("template", result.Message)
            : ("empty", "");
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static JsonObject NotLoaded(RuleFault fault) => NotLoaded(
        fault.Code.StartsWith("rules.json", StringComparison.Ordinal) ? "JsonException" : "RuleValidationException",
        fault.Message);

    private static JsonObject NotLoaded(string type, string message) =>
        new() { ["load"] = Exception(type, message), ["execute"] = "skipped" };

    private static JsonObject Thrown(string type, string message) =>
        new() { ["load"] = "ok", ["execute"] = Exception(type, message) };

    private static JsonObject Exception(string type, string message) =>
        new() { ["exceptionType"] = type, ["message"] = message };
}
