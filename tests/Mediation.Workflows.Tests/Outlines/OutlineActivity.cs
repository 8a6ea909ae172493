using System.Text.Json.Nodes;

namespace Mediation.Workflows.Tests.Outlines;

/// <summary>Makes the JSON of one activity from the words of its line.</summary>
internal static class OutlineActivity
{
    public static JsonObject Of(IReadOnlyList<string> words)
    {
        var (type, id) = (words[0], words[1]);
        var child = type.StartsWith("Use:", StringComparison.Ordinal) ? type[4..] : null;
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = id,
            ["type"] = child ?? (type.Contains('.', StringComparison.Ordinal) ? type : $"Elsa.{type}"),
            ["version"] = 1,
        };
        if (child is not null)
            activity["workflowDefinitionVersionId"] = $"{child}-v1";
        if (type is "WriteLine")
            activity["text"] = Input(id);
        if (type is "Event" && words.Count(w => !w.Contains("->", StringComparison.Ordinal) && w != "start") == 2)
            activity["eventName"] = Input(id);
        foreach (var word in words.Skip(2))
            Take(activity, type, word);
        return activity;
    }

    private static void Take(JsonObject activity, string type, string word)
    {
        if (word is "start")
        {
            activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
            return;
        }
        if (word.Split("->") is [var output, var target])
        {
            activity[output] = new JsonObject
            {
                ["typeName"] = "Object",
                ["memoryReference"] = new JsonObject { ["id"] = $"var_{target}" },
            };
            return;
        }
        var equals = word[0] is '«' or '"' or '@' ? -1 : word.IndexOf('=', StringComparison.Ordinal);
        var (name, value) = equals < 0 ? ("text", word) : (word[..equals], word[(equals + 1)..]);
        if (type is "WriteLine" && equals < 0)
            activity["text"] = Input(value);
        else if (name is "merge")
            activity["customProperties"] = new JsonObject { ["mergeMode"] = value };
        else if (name is "joinMode")
            activity[name] = value;
        else if (name.StartsWith("case.", StringComparison.Ordinal))
            ((JsonArray)(activity["cases"] ??= new JsonArray())).Add(new JsonObject
            {
                ["label"] = name[5..],
                ["condition"] = Expression(value),
            });
        else if (type is "SetVariable")
            (activity["variable"], activity["value"]) = (new JsonObject { ["id"] = $"var_{name}" }, Input(value));
        else
            activity[name] = Input(value);
    }

    private static JsonObject Input(string value) => new() { ["typeName"] = "Object", ["expression"] = Expression(value) };

    /// <summary>Guillemets hold JavaScript, brackets and braces JSON, a percent sign names another language.</summary>
    private static JsonObject Expression(string value) => value switch
    {
        ['«', .. var script, '»'] => new() { ["type"] = "JavaScript", ["value"] = script },
        ['[' or '{', ..] => new() { ["type"] = "Object", ["value"] = value },
        ['%', .. var language] => new() { ["type"] = language, ["value"] = "" },
        ['@', .. var name] => new() { ["type"] = "Variable", ["value"] = new JsonObject { ["id"] = $"var_{name}" } },
        ['"', .. var text, '"'] => new() { ["type"] = "Literal", ["value"] = text },
        _ => new() { ["type"] = "Literal", ["value"] = value },
    };
}
