using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>
/// Reads workflow definitions in the JSON format of Elsa 3 (读取流程文件). Everything wrong with a file is reported at
/// once, each with its JSON path; nothing is dropped silently, and nothing in the file is lost.
/// </summary>
public static class WorkflowReader
{
    /// <summary>What the original puts in the place of a missing root.</summary>
    private static readonly JsonElement EmptyRoot = JsonElement.Parse("""{"type":"Elsa.Sequence"}""");

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>Reads one definition.</summary>
    /// <param name="json">The text: an export, or the same inside <c>{ "model": … }</c>.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <param name="catalog">The activity types that it may use.</param>
    /// <param name="profile">
    /// Under <see cref="BehaviourProfile.Elsa38"/> a file with errors is read as far as it goes, as the original does: what
    /// is wrong is dropped, or fails when it is reached, unless the original can't load it either. The errors are reported
    /// all the same.
    /// </param>
    public static WorkflowReading Read(
        string json, string source, ActivityCatalog catalog, BehaviourProfile profile = BehaviourProfile.Intended)
    {
        var problems = new ProblemList();
        var definition = Parse(json, problems) is { } document ? Read(document, json, source, catalog, problems) : null;
        var tolerated = new MachineOptions { Profile = profile }.Defects.ReadsBrokenFiles;
        var refused = tolerated ? problems.HasFatal : problems.HasErrors;
        return new WorkflowReading(refused ? null : definition, problems.Items);
    }

    private static JsonElement? Parse(string json, ProblemList problems)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            var root = Wrappers.Unwrap(document.RootElement.Clone());
            if (JsonMembers.Exact(root, "model") is { ValueKind: JsonValueKind.Object } model)
                root = model;
            if (root.ValueKind is JsonValueKind.Object)
                return root;
            problems.Error("json", "$", "A workflow definition is a JSON object.");
        }
        catch (JsonException) when (Twice(json) is var (path, name))
        {
            problems.Error("json", path, $"The name '{name}' occurs twice in one object.", name);
        }
        catch (JsonException fault)
        {
            var line = (fault.LineNumber ?? 0) + 1;
            var column = (fault.BytePositionInLine ?? 0) + 1;
            problems.Error("json", fault.Path ?? "$",
                $"Not valid JSON at line {line}, byte {column}.", $"{line}", $"{column}");
        }
        return null;
    }

    private static (string Path, string Name)? Twice(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict with { AllowDuplicateProperties = true });
            return Twice(document.RootElement, "$");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first name that occurs twice in one object, with the object's path; null when there is none.</summary>
    private static (string Path, string Name)? Twice(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.Array)
            return json.EnumerateArray().Select((item, index) => Twice(item, $"{path}[{index}]")).FirstOrDefault(t => t is not null);
        if (json.ValueKind is not JsonValueKind.Object)
            return null;
        var names = new HashSet<string>();
        foreach (var member in json.EnumerateObject())
        {
            if (!names.Add(member.Name))
                return (path, member.Name);
            if (Twice(member.Value, $"{path}.{member.Name}") is { } inner)
                return inner;
        }
        return null;
    }

    private static WorkflowDefinition? Read(
        JsonElement json, string text, string source, ActivityCatalog catalog, ProblemList problems)
    {
        var variables = VariableReader.Variables(json, WorkflowRoot.Id, "$", problems);
        var inputs = VariableReader.Arguments(json, "inputs", problems);
        var outputs = VariableReader.Arguments(json, "outputs", problems);
        var mode = Mode(json);
        if (JsonMembers.Find(json, "root") is not { ValueKind: JsonValueKind.Object } rootJson)
        {
            problems.Error("root-missing", "$.root", "The definition has no root activity.");
            rootJson = EmptyRoot;
        }
        var activities = new ActivityReader(rootJson, catalog, problems, mode is FlowchartMode.Token);
        var scope = new LexicalScope(null, variables, outputs);
        if (activities.Read(rootJson, "$.root", WorkflowRoot.Id, scope, inFlowchart: false) is not { } root)
            return null;

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var definitionId = JsonMembers.Text(json, "definitionId") ?? hash[..16].ToLowerInvariant();
        var version = JsonMembers.Whole(json, "version") ?? 1;
        var workflow = Wrapper(root, variables, json);
        activities.All[WorkflowRoot.Id] = workflow;
        var definition = new WorkflowDefinition
        {
            DefinitionId = definitionId,
            VersionId = JsonMembers.Text(json, "id") ?? $"{definitionId}-v{version}",
            Version = version,
            Name = JsonMembers.Text(json, "name")?.Trim() is { Length: > 0 } name ? name : definitionId,
            Description = JsonMembers.Text(json, "description"),
            Source = source,
            ContentHash = hash,
            Variables = variables,
            Inputs = inputs,
            Outputs = outputs,
            IsUsableAsActivity = IsUsable(json),
            Outcomes = [.. JsonMembers.Items(json, "outcomes").Select(JsonValues.Text).OfType<string>()],
            FaultHandling = Faults(json, problems),
            FlowchartMode = mode,
            Workflow = workflow,
            Activities = activities.All,
            Json = json,
        };
        LoadChecks.Run(definition, problems);
        return definition;
    }

    private static ActivityNode Wrapper(
        ActivityNode root, IReadOnlyList<VariableDefinition> variables, JsonElement json) => new()
        {
            Id = WorkflowRoot.Id,
            NodeId = WorkflowRoot.Id,
            DisplayText = JsonMembers.Text(json, "name") ?? WorkflowRoot.Instance.DisplayName,
            Type = WorkflowRoot.Instance,
            Path = "$",
            Inputs = new Dictionary<string, Expression>(),
            Outputs = new Dictionary<string, string>(),
            Variables = variables,
            Children = [new("root", root)],
            Json = json,
        };

    /// <summary>The option, or its older twin at the top.</summary>
    private static bool IsUsable(JsonElement json) =>
        JsonMembers.Find(json, "options") is { } options && JsonMembers.Find(options, "usableAsActivity") is { } option
            && !JsonValues.IsNull(option)
            ? JsonMembers.Flag(options, "usableAsActivity")
            : JsonMembers.Flag(json, "usableAsActivity");

    private static FlowchartMode Mode(JsonElement json) =>
        JsonMembers.Find(json, "customProperties") is { } custom
        && JsonMembers.Text(custom, "Flowchart:ExecutionMode") is "TokenBased"
            ? FlowchartMode.Token
            : FlowchartMode.Counter;

    private static FaultHandling? Faults(JsonElement json, ProblemList problems)
    {
        if (JsonMembers.Find(json, "options") is not { ValueKind: JsonValueKind.Object } options)
            return null;
        if (JsonMembers.Text(options, "activationStrategyType") is { Length: > 0 } strategy)
            problems.Warn("activation-strategy", "$.options.activationStrategyType",
                "Version 3.8.0 of the original cannot read a file with an activation strategy.", strategy);
        if (JsonMembers.Text(options, "incidentStrategyType") is not { Length: > 0 } type)
            return null;
        var name = type.Split(',')[0].Split('.')[^1].Trim();
        switch (name.ToUpperInvariant())
        {
            case "FAULTSTRATEGY":
                return FaultHandling.Fault;
            case "CONTINUEWITHINCIDENTSSTRATEGY":
                return FaultHandling.Suspend;
            default:
                problems.Fatal("type-alias-unknown", "$.options.incidentStrategyType",
                    $"Unknown incident strategy '{type}'.", type);
                return null;
        }
    }
}
