using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;

namespace Mediation.Workflows.Editing;

/// <summary>
/// A definition's document between the shelf and the editor (编辑器文稿). The editor loses, without a word, a diagram with an
/// activity whose type it doesn't know, and stops at what it misses; so it is given every activity with a node id, in the version
/// we have, and the unknown ones wrapped, and what it sends back is unwrapped again. Nothing that it doesn't show is lost.
/// </summary>
public static class EditorDocument
{
    private const string NotFoundType = "Elsa.NotFoundActivity";

    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private const string Wrapped = "originalActivityJson";

    private static readonly string[] Identity =
    [
        "$schema", "id", "version", "createdAt", "toolVersion", "isLatest", "isPublished", "isReadonly", "isSystem", "materializerName",
        "providerName",
    ];

    private static readonly string[] Order =
    [
        "$schema", "id", "definitionId", "name", "description", "createdAt", "version", "toolVersion", "variables", "inputs", "outputs",
        "outcomes", "customProperties", "isReadonly", "isSystem", "isLatest", "isPublished", "options",
    ];

    /// <summary>The document as the editor takes it: a copy, with everything present that the editor relies on.</summary>
    /// <param name="document">The stored document.</param>
    /// <param name="catalog">The types that the editor knows.</param>
    public static JsonObject ForEditor(JsonObject document, ActivityCatalog catalog)
    {
        var shown = (JsonObject)document.DeepClone();
        Complete(shown);
        if (shown["root"] is not JsonObject root)
            shown["root"] = root = new JsonObject { ["type"] = "Elsa.Flowchart" };
        new Dressing(catalog).Dress(new(root, other => shown["root"] = other), WorkflowRoot.Id);
        return shown;
    }

    /// <summary>
    /// The document as it is kept, of what the editor sent: without what is computed, unknown activities as they were, and in the
    /// order of the document before, so that a comparison shows what was changed.
    /// </summary>
    /// <param name="sent">The editor's model.</param>
    /// <param name="before">The document it was made from, or null.</param>
    /// <param name="catalog">The types that the editor knows.</param>
    public static JsonObject FromEditor(JsonObject sent, JsonObject? before, ActivityCatalog catalog)
    {
        var kept = (JsonObject)sent.DeepClone();
        Complete(kept);
        kept.Remove("links");
        kept["$schema"] = Schema;
        DropNulls(kept);
        DropNulls(kept["options"]!.AsObject());
        if (kept["root"] is JsonObject root)
            Undress(new(root, other => kept["root"] = other), ShortInputs.Of(before?["root"] as JsonObject, catalog), catalog);
        if (kept["root"] is JsonObject undressed && before?["root"] is JsonObject earlier)
            new DocumentOrder(earlier, catalog).Apply(undressed);
        return kept;
    }

    /// <summary>How many activities the diagram has, the root not counted (活动数).</summary>
    public static int CountActivities(JsonObject document, ActivityCatalog catalog) =>
        document["root"] is JsonObject root ? ActivityTree.CountBelow(root, catalog) : 0;

    /// <summary>Whether two documents say the same, whichever version they are (内容相同).</summary>
    public static bool AreSame(JsonObject one, JsonObject other) => JsonNode.DeepEquals(Content(one), Content(other));

    /// <summary>The same document with its members in the order of exported files, the diagram last (成员次序).</summary>
    public static JsonObject InOrder(JsonObject document) => new(document
        .OrderBy(member => member.Key == "root" ? int.MaxValue : Array.IndexOf(Order, member.Key) is var at and >= 0 ? at : Order.Length)
        .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    private static JsonObject Content(JsonObject document)
    {
        var content = (JsonObject)document.DeepClone();
        foreach (var identity in Identity)
            content.Remove(identity);
        ForgetSizes(content);
        return content;
    }

    // Measured anew by every browser that draws it.
    private static void ForgetSizes(JsonNode? node)
    {
        foreach (var inner in node switch { JsonObject json => json.Select(m => m.Value), JsonArray list => list, _ => [] })
            ForgetSizes(inner);
        if ((node as JsonObject)?["designer"] is JsonObject designer)
            designer.Remove("size");
    }

    private static void Complete(JsonObject document)
    {
        foreach (var list in new[] { "variables", "inputs", "outputs", "outcomes" })
            if (document[list] is not JsonArray)
                document[list] = new JsonArray();
        foreach (var bag in new[] { "customProperties", "options" })
            if (document[bag] is not JsonObject)
                document[bag] = new JsonObject();
    }

    private static void DropNulls(JsonObject json)
    {
        foreach (var empty in json.Where(member => member.Value is null).Select(member => member.Key).ToList())
            json.Remove(empty);
    }

    private static void Undress(ActivityTree.Place place, ShortInputs earlier, ActivityCatalog catalog)
    {
        var activity = place.Activity;
        activity.Remove("nodeId");
        if (ActivityTree.TypeOf(activity) == NotFoundType && Original(activity) is { } original)
        {
            // It may have been moved meanwhile.
            if (activity["metadata"] is { } metadata)
                original["metadata"] = metadata.DeepClone();
            place.Replace(original);
            return;
        }
        if (catalog.Find(ActivityTree.TypeOf(activity)) is not { } type)
            return;
        foreach (var input in type.Inputs)
            if (activity[input.Name] is JsonObject wrapped && wrapped.ContainsKey("expression"))
                Name(wrapped, input);
        earlier.Restore(activity, type);
        foreach (var embedded in ActivityTree.Embedded(activity, type).ToList())
            Undress(embedded, earlier, catalog);
    }

    // The editor leaves the type out of an input that it touches for the first time; a file without it is refused.
    private static void Name(JsonObject wrapped, InputDescriptor input)
    {
        if (wrapped["typeName"] is null)
            wrapped["typeName"] = input.TypeAlias;
        if (wrapped["memoryReference"] is null)
            wrapped.Remove("memoryReference");
    }

    private static JsonObject? Original(JsonObject activity)
    {
        try
        {
            return ActivityTree.Text(activity, Wrapped) is { } text ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Gives activities ids, node ids, versions and bags, and wraps the unknown ones.</summary>
    private sealed class Dressing(ActivityCatalog catalog)
    {
        private readonly HashSet<string> taken = [];

        public void Dress(ActivityTree.Place place, string owner)
        {
            var activity = place.Activity;
            if (ActivityTree.TypeOf(activity) == NotFoundType && Original(activity) is { } original)
                activity = original;
            var id = ActivityTree.Text(activity, "id") is { Length: > 0 } written && taken.Add(written)
                ? written
                : Generated(ActivityTree.TypeOf(activity));
            activity["id"] = id;
            var nodeId = $"{owner}:{id}";
            if (catalog.Find(ActivityTree.TypeOf(activity)) is not { } type)
            {
                place.Replace(Wrap(activity, id, nodeId));
                return;
            }
            activity["nodeId"] = nodeId;
            activity["version"] = type.Version;
            activity["name"] ??= id;
            Bag(activity, "customProperties");
            Bag(activity, "metadata");
            ShortInputs.Wrap(activity, type);
            foreach (var embedded in ActivityTree.Embedded(activity, type).ToList())
                Dress(embedded, nodeId);
        }

        private static JsonObject Wrap(JsonObject activity, string id, string nodeId) => new()
        {
            ["id"] = id,
            ["nodeId"] = nodeId,
            ["name"] = ActivityTree.Text(activity, "name") ?? id,
            ["type"] = NotFoundType,
            ["version"] = 1,
            ["customProperties"] = new JsonObject(),
            ["metadata"] = activity["metadata"]?.DeepClone() ?? new JsonObject(),
            ["missingTypeName"] = ActivityTree.TypeOf(activity),
            ["missingTypeVersion"] = activity["version"]?.DeepClone() ?? 1,
            [Wrapped] = activity.ToJsonString(),
        };

        private static void Bag(JsonObject activity, string name)
        {
            if (activity[name] is not JsonObject)
                activity[name] = new JsonObject();
        }

        private string Generated(string type)
        {
            var name = type[(type.LastIndexOf('.') + 1)..];
            for (var number = 1; ; number++)
                if (taken.Add($"{name}{number.ToString(CultureInfo.InvariantCulture)}"))
                    return $"{name}{number.ToString(CultureInfo.InvariantCulture)}";
        }
    }
}
