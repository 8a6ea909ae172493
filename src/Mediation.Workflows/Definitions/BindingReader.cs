using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>Reads what an activity's inputs and outputs are bound to.</summary>
internal sealed class BindingReader(LexicalScope scope, ProblemList problems)
{
    public Dictionary<string, Expression> Inputs(JsonElement json, ActivityType type, string path)
    {
        var inputs = new Dictionary<string, Expression>();
        foreach (var input in type.Inputs)
        {
            var at = $"{path}.{input.Name}";
            var value = JsonMembers.Find(json, input.Name);
            if (value is { } given && !JsonValues.IsNull(given))
            {
                if (Input(given, at) is not { } expression)
                    continue;
                CheckValue(expression, input, at);
                inputs.Add(input.Name, expression);
            }
            else if (input.Required)
                problems.Error("input-required", at,
                    $"{type.TypeName} needs '{input.Name}'.", type.TypeName, input.Name);
        }
        return inputs;
    }

    public Dictionary<string, string> Outputs(JsonElement json, ActivityType type, string path)
    {
        var outputs = new Dictionary<string, string>();
        foreach (var output in type.Outputs)
        {
            var at = $"{path}.{output.Name}";
            if (JsonMembers.Find(json, output.Name) is not { ValueKind: JsonValueKind.Object } binding)
                continue;
            if (JsonMembers.Exact(binding, "converter") is { ValueKind: JsonValueKind.Object })
                problems.Error("unsupported-feature", $"{at}.converter",
                    "Output converters are not supported.", "converter");
            if (JsonMembers.Exact(binding, "memoryReference") is not { ValueKind: JsonValueKind.Object } reference
                || JsonMembers.Text(reference, "id") is not { Length: > 0 } id)
                continue;
            if (scope.Find(id) is not null || scope.HasOutput(id))
                outputs.Add(output.Name, id);
            else
                problems.Error("variable-ref", $"{at}.memoryReference",
                    $"No variable or output '{id}' is in scope.", id);
        }
        return outputs;
    }

    /// <summary>A wrapped input, or the shorthand: a bare scalar or array is a literal.</summary>
    private Expression? Input(JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.Array)
            value = JsonValues.Compact(value);
        if (value.ValueKind is not JsonValueKind.Object)
            return value.ValueKind is JsonValueKind.Array
                ? new ObjectExpression(value.GetRawText(), value)
                : new LiteralExpression(value);
        if (JsonMembers.Exact(value, "typeName") is null)
        {
            problems.Error("input-shape", path, "An input is an object with 'typeName' and 'expression'.");
            return null;
        }
        if (JsonMembers.Exact(value, "expression") is not { } expression)
            problems.Error("input-shape", path, "An input is an object with 'typeName' and 'expression'.");
        else if (!JsonValues.IsNull(expression))
            return ExpressionReader.Read(expression, $"{path}.expression", scope, problems);
        return null;
    }

    private void CheckValue(Expression expression, InputDescriptor input, string path)
    {
        var value = expression switch
        {
            LiteralExpression literal => literal.Value,
            ObjectExpression json when input.Type.Kind is not DataKind.Any => json.Value,
            _ => JsonValues.Null,
        };
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && expression is LiteralExpression)
            value = JsonValues.Of(value.GetRawText());
        if (Conversion.TryConvert(value, input.Type, out _))
            return;
        var text = JsonValues.Text(value) ?? "";
        problems.Error("input-value", path, $"'{text}' is no {input.Type.Alias}.", text, input.Type.Alias);
    }
}
