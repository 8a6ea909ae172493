using System.Text.Json;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>Reads variables in both shapes, of the envelope and of containers, and workflow arguments.</summary>
internal static class VariableReader
{
    public static IReadOnlyList<VariableDefinition> Variables(
        JsonElement owner, string ownerId, string path, ProblemList problems)
    {
        var variables = new List<VariableDefinition>();
        foreach (var (index, json) in JsonMembers.Items(owner, "variables").Index())
        {
            var generatedId = $"{ownerId}:variable-{index + 1}";
            if (Variable(json, generatedId, $"{path}.variables[{index}]", path is "$", problems) is { } variable)
                variables.Add(variable);
        }
        foreach (var twin in variables.GroupBy(v => v.Id).Where(g => g.Count() > 1))
            problems.Error("id-duplicate", $"{path}.variables", $"Variable id '{twin.Key}' occurs twice.", twin.Key);
        return variables;
    }

    public static IReadOnlyList<WorkflowArgument> Arguments(JsonElement envelope, string member, ProblemList problems)
    {
        var arguments = new List<WorkflowArgument>();
        foreach (var (index, json) in JsonMembers.Items(envelope, member).Index())
        {
            var path = $"$.{member}[{index}]";
            var name = JsonMembers.Text(json, "name");
            if (string.IsNullOrWhiteSpace(name))
                problems.Error("argument-name", path, "An input or output needs a name.");
            else if (arguments.Any(a => a.Name == name))
                problems.Error("argument-name", path, $"The name '{name}' occurs twice.", name);
            else if (TypeOf(json, "type", path, problems.Fatal) is { } type)
                arguments.Add(new(name, type, JsonMembers.Text(json, "displayName"))
                {
                    StorageDriver = JsonMembers.Text(json, "storageDriverType"),
                });
        }
        return arguments;
    }

    private static VariableDefinition? Variable(
        JsonElement json, string id, string path, bool inEnvelope, ProblemList problems)
    {
        var type = TypeOf(json, "typeName", path, problems.Error);
        if (type is null && inEnvelope)
            return null;
        type ??= DataType.Any;
        id = JsonMembers.Text(json, "id") is { Length: > 0 } given ? given : id;
        var name = JsonMembers.Text(json, "name") ?? id;
        var driver = JsonMembers.Text(json, "storageDriverTypeName");
        return new VariableDefinition(id, name, type, Default(json, type, path, inEnvelope, problems), driver);
    }

    private static JsonElement Default(
        JsonElement json, DataType type, string path, bool inEnvelope, ProblemList problems)
    {
        if (JsonMembers.Find(json, "value") is not { } value || JsonValues.IsNull(value))
            return Initial(type);
        if (value.ValueKind is not JsonValueKind.String
            && (inEnvelope || value.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
        {
            problems.Fatal("variable-default", $"{path}.value", "A default is written as text.");
            return JsonValues.Null;
        }
        if (Conversion.TryConvert(value, type, out var converted))
            return JsonValues.IsNull(converted) ? Initial(type) : converted;
        var text = JsonValues.Text(value)!;
        problems.Warn("variable-default", $"{path}.value", $"'{text}' is no {type.Alias}; there is no default.",
            text, type.Alias);
        return JsonValues.Null;
    }

    private static JsonElement Initial(DataType type) => type switch
    {
        { IsCollection: true } => JsonValues.Null,
        { Alias: var alias } when alias.EndsWith('?') => JsonValues.Null,
        { Kind: DataKind.Boolean } => JsonValues.False,
        { Kind: DataKind.Whole or DataKind.Number } => JsonValues.Of(0),
        _ => JsonValues.Null,
    };

    private static DataType? TypeOf(JsonElement json, string member, string path, ProblemList.Complaint complain)
    {
        var alias = JsonMembers.Text(json, member);
        var isArray = JsonMembers.Flag(json, "isArray") || JsonMembers.Flag(json, "isCollection");
        if (alias is null)
            complain("type-alias-unknown", $"{path}.{member}", "The type is missing.");
        else if (DataType.TryParse(alias, isArray, out var type))
            return type;
        else
            complain("type-alias-unknown", $"{path}.{member}", $"Unknown type '{alias}'.", alias);
        return null;
    }
}
