using System.Globalization;
using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Scripts;

namespace Mediation.Workflows.Expressions;

/// <summary>Reads <c>{ "type": …, "value": … }</c>; what this engine cannot evaluate is refused by name.</summary>
internal static class ExpressionReader
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    private static readonly string[] Unsupported =
        ["CSharp", "Delegate", "Liquid", "Output", "Python", "Secret"];

    public static Expression? Read(JsonElement json, string path, LexicalScope scope, ProblemList problems)
    {
        if (json.ValueKind is not JsonValueKind.Object || JsonMembers.Exact(json, "type") is not { } type)
        {
            problems.Error("input-shape", path, "An expression is an object with 'type' and 'value'.");
            return null;
        }
        var value = JsonValues.Compact(JsonMembers.Exact(json, "value") ?? JsonValues.Null);
        var name = JsonValues.Text(type) ?? "Literal";
        switch (name)
        {
            case "Literal":
                return new LiteralExpression(value);
            case "Object" or "Json":
                return ReadObject(value, path, problems);
            case "JavaScript":
                return ReadScript(JsonValues.Text(value) ?? "", $"{path}.value", scope, problems);
            case "Variable":
                return ReadVariable(value, path, scope, problems);
            case "Input":
                return ReadInput(value, path, problems);
            default:
                var code = Unsupported.Contains(name) ? "expression-type-unsupported" : "expression-type-unknown";
                problems.Error(code, $"{path}.type", $"Expressions of type '{name}' are not supported.", name);
                return code is "expression-type-unknown" ? null : new BrokenExpression($"No '{name}' is evaluated here.");
        }
    }

    /// <summary>Compiles a script; what is wrong with it is said with its line and column.</summary>
    public static Expression ReadScript(string source, string path, LexicalScope scope, ProblemList problems)
    {
        var expression = ScriptExpression.Compile(source, out var faults);
        foreach (var fault in faults)
            problems.Error("script-syntax", path, $"Line {fault.Line}, column {fault.Column}: {fault.Message}",
                $"{fault.Line}", $"{fault.Column}", fault.MessageIn(Chinese));
        if (expression is ScriptExpression script)
            ScriptChecks.Run(script, path, scope, problems);
        return expression;
    }

    private static ObjectExpression? ReadObject(JsonElement value, string path, ProblemList problems)
    {
        var text = JsonValues.Text(value);
        if (string.IsNullOrWhiteSpace(text))
            return new ObjectExpression("", JsonValues.Null);
        if (value.ValueKind is not JsonValueKind.String)
            return new ObjectExpression(text, value);
        if (JsonValues.TryParse(text, out var parsed))
            return new ObjectExpression(text, parsed);
        problems.Error("input-value", $"{path}.value", "An Object expression holds JSON text; this isn't JSON.");
        return null;
    }

    private static VariableExpression? ReadVariable(
        JsonElement value, string path, LexicalScope scope, ProblemList problems)
    {
        if (VariableReferences.Id(value) is not { } id)
        {
            problems.Error("variable-ref", $"{path}.value", "A Variable expression names no variable.");
            return null;
        }
        if (scope.Find(id) is not null)
            return new VariableExpression(id);
        problems.Error("variable-ref", $"{path}.value", $"No variable '{id}' is in scope.", id);
        return null;
    }

    private static InputExpression? ReadInput(JsonElement value, string path, ProblemList problems)
    {
        if (VariableReferences.Member(value, "name") is { } name)
            return new InputExpression(name);
        problems.Error("input-shape", $"{path}.value", "An Input expression names no workflow input.");
        return null;
    }
}
