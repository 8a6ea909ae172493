using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Workflows.Tests.Outlines;

/// <summary>Makes the JSON of a definition from the lines of an outline.</summary>
internal sealed partial class OutlineDocument
{
    private readonly JsonArray variables = [];

    private readonly JsonArray inputs = [];

    private readonly JsonArray outputs = [];

    private readonly JsonObject options = new() { ["usableAsActivity"] = true };

    private readonly JsonArray outcomes = [];

    private readonly Stack<(int Indent, JsonObject Activity)> open = new();

    private JsonObject? root;

    public static JsonObject Of(string name, IEnumerable<string> lines)
    {
        var document = new OutlineDocument();
        foreach (var line in lines)
            document.Take(line);
        return new JsonObject
        {
            ["id"] = $"{name}-v1",
            ["definitionId"] = name,
            ["name"] = name,
            ["version"] = 1,
            ["toolVersion"] = "3.8.0.0",
            ["variables"] = document.variables,
            ["inputs"] = document.inputs,
            ["outputs"] = document.outputs,
            ["outcomes"] = document.outcomes,
            ["options"] = document.options,
            ["root"] = document.root,
        };
    }

    private void Take(string line)
    {
        var words = Words().Matches(line).Select(m => m.Value).ToList();
        var indent = line.Length - line.TrimStart().Length;
        switch (words[0])
        {
            case "vars" when root is null:
                words.Skip(1).ToList().ForEach(w => variables.Add(Declared(w, "typeName", "storageDriverTypeName")));
                break;
            case "inputs":
                words.Skip(1).ToList().ForEach(w => inputs.Add(Declared(w, "type", "storageDriverType")));
                break;
            case "outputs":
                words.Skip(1).ToList().ForEach(w => outputs.Add(Declared(w, "type", "storageDriverType")));
                break;
            case "outcomes":
                words.Skip(1).ToList().ForEach(w => outcomes.Add(w));
                break;
            case "options":
                options["incidentStrategyType"] = words[1];
                break;
            case "vars":
                words.Skip(1).ToList().ForEach(w => List(Owner(indent), "variables")
                    .Add(Declared(w, "typeName", "storageDriverTypeName")));
                break;
            case ">":
                words.Skip(1).ToList().ForEach(w => List(Owner(indent), "connections").Add(Connection(w)));
                break;
            default:
                Add(indent, words);
                break;
        }
    }

    private void Add(int indent, List<string> words)
    {
        var port = words[0].EndsWith(':') ? words[0][..^1] : null;
        if (port is not null)
            words.RemoveAt(0);
        var activity = OutlineActivity.Of(words);
        if (indent == 0)
            root = activity;
        else
            Place(Owner(indent), port, activity);
        open.Push((indent, activity));
    }

    private static void Place(JsonObject owner, string? port, JsonObject activity)
    {
        var list = owner["type"]!.GetValue<string>() is "Elsa.Fork" ? "branches" : "activities";
        if (port is null && owner["type"]!.GetValue<string>() is "Elsa.For" or "Elsa.ForEach" or "Elsa.While"
                or "Elsa.ParallelForEach" or "Elsa.FlowNode")
            owner["body"] = activity;
        else if (port is null)
            List(owner, list).Add(activity);
        else if (owner["cases"] is JsonArray cases && cases.FirstOrDefault(c => c!["label"]!.GetValue<string>() == port) is { } one)
            one["activity"] = activity;
        else
            owner[port] = activity;
    }

    private JsonObject Owner(int indent)
    {
        while (open.Peek().Indent >= indent)
            open.Pop();
        return open.Peek().Activity;
    }

    private static JsonArray List(JsonObject owner, string name) => (JsonArray)(owner[name] ??= new JsonArray());

    /// <summary><c>X:Int32=0</c>; an exclamation mark at the end leaves out the storage driver.</summary>
    private static JsonObject Declared(string word, string type, string driver)
    {
        var lasting = !word.EndsWith('!');
        var match = Declaration().Match(word.TrimEnd('!'));
        var declared = new JsonObject
        {
            ["id"] = $"var_{match.Groups[1].Value}",
            ["name"] = match.Groups[1].Value,
            [type] = match.Groups[2].Value,
            ["value"] = match.Groups[4].Success ? match.Groups[4].Value : null,
        };
        if (lasting)
            declared[driver] = "WorkflowInstanceStorageDriver";
        return declared;
    }

    private static JsonObject Connection(string word)
    {
        var ends = word.Split('>');
        var source = ends[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject
            {
                ["activity"] = source[0],
                ["port"] = source is [_, var port] ? port.Replace('_', ' ') : "Done",
            },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }

    [GeneratedRegex("""(?:[^\s«"]|«[^»]*»|"[^"]*")+""")]
    private static partial Regex Words();

    [GeneratedRegex("""^([^:]+):([^=]+)(=(.*))?$""")]
    private static partial Regex Declaration();
}
