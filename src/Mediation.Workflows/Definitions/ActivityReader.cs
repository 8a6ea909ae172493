using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>Reads activities with everything embedded in them.</summary>
internal sealed class ActivityReader(JsonElement whole, ActivityCatalog catalog, ProblemList problems, bool inTokenMode)
{
    private static readonly NotFound Unknown = new();

    private readonly Dictionary<string, ActivityNode> all = [];

    private readonly HashSet<string> taken = [];

    private HashSet<string>? written;

    /// <summary>Every activity read so far, by id.</summary>
    public Dictionary<string, ActivityNode> All => all;

    public ActivityNode? Read(JsonElement json, string path, string ownerNodeId, LexicalScope outer, bool inFlowchart)
    {
        json = Restored(json);
        var type = TypeOf(json, path);
        if (IdOf(json, type, path, inFlowchart) is not { } id)
            return null;
        var nodeId = $"{ownerNodeId}:{id}";
        var variables = type.IsContainer ? VariableReader.Variables(json, id, path, problems) : [];
        var scope = outer.With(variables);
        var bindings = new BindingReader(scope, problems);
        var inputs = bindings.Inputs(json, type, path);
        var children = Children(json, type, path, nodeId, scope);
        CheckFeatures(json, path);
        var node = new ActivityNode
        {
            Id = id,
            NodeId = nodeId,
            Name = JsonMembers.Text(json, "name"),
            DisplayText = DisplayText(json) ?? JsonMembers.Text(json, "name") ?? type.DisplayName,
            Type = type,
            Path = path,
            MergeMode = MergeMode(json),
            CanStartWorkflow = Custom(json, "canStartWorkflow") || JsonMembers.Flag(json, "canStartWorkflow"),
            Inputs = inputs,
            Outputs = bindings.Outputs(json, type, path),
            Variables = variables,
            Children = children,
            Connections = type is Flowchart ? ConnectionReader.Read(json, path, children, problems) : [],
            Settings = type.Read(new ActivityProperties(json, path, scope, inputs, problems)),
            Json = json,
        };
        all.TryAdd(id, node);
        return node;
    }

    /// <summary>An activity that the original put aside because it didn't know the type.</summary>
    private static JsonElement Restored(JsonElement json) =>
        JsonMembers.Exact(json, "originalActivityJson") is { ValueKind: JsonValueKind.String } text
        && JsonValues.TryParse(text.GetString()!, out var original)
            ? original
            : json;

    /// <summary>Always a type: where none is known, one that stands for it, and the file is refused.</summary>
    private ActivityType TypeOf(JsonElement json, string path)
    {
        var name = JsonMembers.Exact(json, "type") is { ValueKind: JsonValueKind.String } type ? type.GetString()! : "";
        if (catalog.Find(name) is { } known and not NotFound)
            return Versioned(known, json, path);
        var workflow = new WorkflowReference(
            name, JsonMembers.Whole(json, "version"), JsonMembers.Text(json, "workflowDefinitionId"),
            JsonMembers.Text(json, "workflowDefinitionVersionId"));
        if (catalog.FindWorkflow(workflow) is { } used)
            return used;
        if (catalog.FindLatest(workflow) is { } another)
        {
            problems.Error("subworkflow-version-missing", $"{path}.workflowDefinitionVersionId",
                $"The workflow '{name}' is there, but not the version '{workflow.VersionId}'.", name,
                workflow.VersionId ?? "");
            return another;
        }
        if (catalog.Refuses(name))
            problems.Error("activity-type-refused", $"{path}.type", $"{name} isn't run here.", name);
        else if (JsonMembers.Text(json, NotFound.MissingTypeName) is { } missing)
            problems.Error("activity-type-unknown", $"{path}.{NotFound.MissingTypeName}", $"Unknown activity type '{missing}'.", missing);
        else if (name.Length == 0)
            problems.Fatal("activity-type-unknown", path, "An activity needs a 'type'.");
        else
            problems.Error("activity-type-unknown", $"{path}.type", $"Unknown activity type '{name}'.", name);
        return Unknown;
    }

    private ActivityType Versioned(ActivityType type, JsonElement json, string path)
    {
        if (JsonMembers.Whole(json, "version") is { } version && version != type.Version)
            problems.Warn("activity-version-unknown", $"{path}.version",
                $"{type} has no version {version}; version {type.Version} is used.", type.TypeName, $"{version}");
        return type;
    }

    private string? IdOf(JsonElement json, ActivityType type, string path, bool inFlowchart)
    {
        var id = JsonMembers.Text(json, "id");
        if (string.IsNullOrEmpty(id))
        {
            if (inFlowchart)
            {
                problems.Fatal("id-missing", path, "An activity of a flowchart needs an 'id'.");
                return null;
            }
            id = GeneratedId(type);
        }
        if (taken.Add(id))
            return id;
        if (inFlowchart)
            problems.Fatal("id-duplicate", $"{path}.id", $"The id '{id}' occurs twice.", id);
        else
            problems.Error("id-duplicate", $"{path}.id", $"The id '{id}' occurs twice.", id);
        return null;
    }

    /// <summary>The type's short name and a number, such as <c>WriteLine2</c>, that no activity of the file has.</summary>
    private string GeneratedId(ActivityType type)
    {
        var name = type.TypeName[(type.TypeName.LastIndexOf('.') + 1)..];
        written ??= [.. Ids(whole)];
        for (var number = 1; ; number++)
            if ($"{name}{number}" is var id && !taken.Contains(id) && !written.Contains(id))
                return id;
    }

    private static IEnumerable<string> Ids(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => Ids(m.Value))
            .Concat(JsonMembers.Text(json, "id") is { } id ? [id] : []),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Ids),
        _ => [],
    };

    private List<ChildNode> Children(
        JsonElement json, ActivityType type, string path, string nodeId, LexicalScope scope)
    {
        var children = new List<ChildNode>();
        foreach (var port in type.EmbeddedPorts)
        {
            if (port.IsList)
                foreach (var (index, item) in JsonMembers.Items(json, port.Name).Index())
                    AddItem(port, item, $"{port.Name}[{index}]");
            else if (JsonMembers.Find(json, port.Name) is { ValueKind: JsonValueKind.Object } item)
                Add(port.Name, item, $"{path}.{port.Name}");
        }
        return children;

        void AddItem(EmbeddedPort port, JsonElement item, string at)
        {
            if (port.Members.Count == 0)
                Add(port.Name, item, $"{path}.{at}");
            foreach (var member in port.Members)
                if (JsonMembers.Find(item, member) is { ValueKind: JsonValueKind.Object } inner)
                    Add($"{at}.{member}", inner, $"{path}.{at}.{member}");
        }

        void Add(string port, JsonElement item, string at)
        {
            if (Read(item, at, nodeId, scope, type is Flowchart) is { } child)
                children.Add(new(port, child));
        }
    }

    private void CheckFeatures(JsonElement json, string path)
    {
        var at = $"{path}.customProperties";
        if (Custom(json, "runAsynchronously") || JsonMembers.Flag(json, "runAsynchronously"))
            problems.Error("unsupported-feature", $"{(Custom(json, "runAsynchronously") ? at : path)}.runAsynchronously",
                "Activities do not run in the background here.", "runAsynchronously");
        if (JsonMembers.Find(json, "customProperties") is not { ValueKind: JsonValueKind.Object } custom)
            return;
        if (JsonMembers.Find(custom, "resilienceStrategy") is { ValueKind: JsonValueKind.Object })
            problems.Error("unsupported-feature", $"{at}.resilienceStrategy",
                "Resilience strategies are not supported.", "resilienceStrategy");
        if (JsonMembers.Text(custom, "mergeMode") is { } mode and not "None" && !inTokenMode)
            problems.Warn("merge-mode", $"{at}.mergeMode", $"The merge mode '{mode}' has no effect in counter mode.", mode);
    }

    private static string? MergeMode(JsonElement json) =>
        JsonMembers.Find(json, "customProperties") is { ValueKind: JsonValueKind.Object } custom
            ? JsonMembers.Text(custom, "mergeMode")
            : null;

    private static bool Custom(JsonElement json, string name) =>
        JsonMembers.Find(json, "customProperties") is { ValueKind: JsonValueKind.Object } custom
        && JsonMembers.Flag(custom, name);

    private static string? DisplayText(JsonElement json) =>
        JsonMembers.Find(json, "metadata") is { } metadata
        && JsonMembers.Text(metadata, "displayText") is { Length: > 0 } text
            ? text
            : null;
}
