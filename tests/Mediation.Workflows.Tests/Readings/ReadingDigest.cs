using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Tests.Readings;

/// <summary>Writes a definition in a line.</summary>
internal static class ReadingDigest
{
    public static string Of(WorkflowDefinition definition)
    {
        var words = new List<string>();
        if (definition.FaultHandling is { } faults)
            words.Add($"faults={faults}");
        words.AddRange(definition.Inputs.Select(i => $"in {i.Name}:{i.Type.Alias}"));
        words.AddRange(definition.Outputs.Select(o => $"out {o.Name}:{o.Type.Alias}"));
        words.AddRange(definition.Variables.Select(Of));
        words.Add(Of(definition.Root));
        return string.Join(' ', words);
    }

    private static string Of(ActivityNode node)
    {
        var type = node.Type.TypeName.Replace("Elsa.", "", StringComparison.Ordinal);
        var details = string.Join(' ', Details(node));
        var children = node.Children.Select(c => c.Port is "activities" ? Of(c.Node) : $"{c.Port}: {Of(c.Node)}");
        return $"{node.Id}:{type}{(details.Length > 0 ? $"({details})" : "")}{Listed("[", children, "]")}"
            + Listed(" > ", node.Connections.Select(c => $"{c.Source}:{c.Port ?? "null"}>{c.Target}"), "");
    }

    private static IEnumerable<string> Details(ActivityNode node)
    {
        if (node.Name is { } name && name != node.Id)
            yield return $"name={name}";
        if (node.CanStartWorkflow)
            yield return "start";
        if (node.MergeMode is { } mode)
            yield return $"merge={mode}";
        foreach (var variable in node.Variables)
            yield return Of(variable);
        foreach (var (input, expression) in node.Inputs)
            yield return $"{input}={Of(expression)}";
        foreach (var (output, target) in node.Outputs)
            yield return $"{output}->{target}";
    }

    private static string Of(VariableDefinition variable) =>
        $"var {variable.Name}:{variable.Type.Alias}={variable.Default.GetRawText()}{(variable.IsLasting ? "" : "!")}";

    private static string Of(Expression expression) => expression switch
    {
        LiteralExpression literal => $"'{literal.Text}'",
        ObjectExpression json => json.Text is "" ? "{}" : JsonSerializer.Serialize(json.Value),
        ScriptExpression script => $"«{script.Source}»",
        VariableExpression variable => $"@{variable.VariableId}",
        InputExpression input => $"?{input.Name}",
        _ => "broken",
    };

    private static string Listed(string before, IEnumerable<string> items, string after) =>
        string.Join(' ', items) is { Length: > 0 } text ? before + text + after : "";
}
