using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;

namespace Mediation.Workflows.Editing;

/// <summary>
/// Inputs written short (简写输入): a file may give a fixed value bare, but the editor knows wrapped inputs only and stops at any
/// other. They are wrapped for it, and what it leaves as it was is written short again.
/// </summary>
internal sealed class ShortInputs
{
    private readonly Dictionary<(string Activity, string Input), JsonNode> written = [];

    private ShortInputs()
    {
    }

    /// <summary>Those of an earlier document.</summary>
    public static ShortInputs Of(JsonObject? root, ActivityCatalog catalog)
    {
        var inputs = new ShortInputs();
        if (root is not null)
            inputs.Learn(root, catalog);
        return inputs;
    }

    /// <summary>Wraps those of an activity.</summary>
    public static void Wrap(JsonObject activity, ActivityType type)
    {
        foreach (var (input, value) in In(activity, type).ToList())
            activity[input.Name] = new JsonObject
            {
                ["typeName"] = input.TypeAlias,
                ["expression"] = new JsonObject { ["type"] = SyntaxOf(value), ["value"] = Said(value) },
            };
    }

    /// <summary>Writes those of an activity short again that say the same as before.</summary>
    public void Restore(JsonObject activity, ActivityType type)
    {
        foreach (var input in type.Inputs)
            if (written.TryGetValue((ActivityTree.Text(activity, "id") ?? "", input.Name), out var value) && Says(activity[input.Name], value))
                activity[input.Name] = value.DeepClone();
    }

    private void Learn(JsonObject activity, ActivityCatalog catalog)
    {
        if (catalog.Find(ActivityTree.TypeOf(activity)) is not { } type)
            return;
        foreach (var (input, value) in In(activity, type))
            written.TryAdd((ActivityTree.Text(activity, "id") ?? "", input.Name), value);
        foreach (var embedded in ActivityTree.Embedded(activity, type))
            Learn(embedded.Activity, catalog);
    }

    private static IEnumerable<(InputDescriptor Input, JsonNode Value)> In(JsonObject activity, ActivityType type) =>
        type.Inputs.Where(input => activity[input.Name] is JsonValue or JsonArray).Select(input => (input, activity[input.Name]!));

    private static string SyntaxOf(JsonNode value) => value is JsonArray ? "Object" : "Literal";

    // The editor writes every value as text.
    private static string Said(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => value.ToJsonString(),
    };

    private static bool Says(JsonNode? wrapped, JsonNode value)
    {
        if (wrapped is not JsonObject || wrapped["expression"] is not JsonObject expression
            || ActivityTree.Text(expression, "type") != SyntaxOf(value) || ActivityTree.Text(expression, "value") is not { } text)
            return false;
        try
        {
            return value is JsonArray ? JsonNode.DeepEquals(JsonNode.Parse(text), value) : text == Said(value);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
