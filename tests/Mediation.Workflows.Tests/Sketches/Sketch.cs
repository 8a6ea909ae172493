using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Tests.Sketches;

/// <summary>Writes a definition's JSON by drawing it: activities by id, lines as <c>a&gt;b d:True&gt;c</c>.</summary>
internal sealed class Sketch(string id = "sketch")
{
    public static ActivityCatalog Catalog { get; } = ActivityCatalog.Standard.With(new Ask(), new Shares(), new Step(), new Wall());

    private readonly JsonArray activities = [];

    private readonly JsonArray connections = [];

    private readonly JsonArray variables = [];

    private readonly JsonObject options = [];

    private readonly JsonObject custom = [];

    public Sketch Add(string type, string id, JsonObject? properties = null)
    {
        var activity = properties ?? [];
        activity["id"] = id;
        activity["type"] = type;
        activity["version"] = 1;
        activities.Add(activity);
        return this;
    }

    public Sketch Line(string id) => Add("Elsa.WriteLine", id, new() { ["text"] = Literal("String", id) });

    public Sketch Event(string id, string? name = null) =>
        Add("Elsa.Event", id, new() { ["eventName"] = Literal("String", name ?? id) });

    public Sketch Join(string id, string mode) =>
        Add("Elsa.FlowJoin", id, new() { ["mode"] = Literal("String", mode) });

    public Sketch Fork(string id, params string[] branches) =>
        Add("Elsa.FlowFork", id, new() { ["branches"] = Texts(branches) });

    public Sketch Decision(string id, bool answer) =>
        Add("Elsa.FlowDecision", id, new() { ["condition"] = Literal("Boolean", answer) });

    public Sketch Ask(string id, params string[] outcomes) =>
        Add("Test.Ask", id, new() { ["outcomes"] = Texts(outcomes) });

    public Sketch Step(string id, params string[] acts) =>
        Add("Test.Step", id, new() { ["acts"] = Texts(acts) });

    public Sketch Fails(string id, string message = "boom") =>
        Add("Elsa.Fault", id, new() { ["message"] = Literal("String", message) });

    public Sketch Sequence(string id, Sketch inner) => Add("Elsa.Sequence", id, inner.Body("Elsa.Sequence"));

    public Sketch Flowchart(string id, Sketch inner) => Add("Elsa.Flowchart", id, inner.Body("Elsa.Flowchart"));

    public Sketch Variable(string id, string type, string? value = null)
    {
        variables.Add(new JsonObject { ["id"] = id, ["name"] = id, ["typeName"] = type, ["value"] = value });
        return this;
    }

    public Sketch Set(string id, string variable, JsonNode? value) => Add("Elsa.SetVariable", id, new()
    {
        ["variable"] = new JsonObject { ["id"] = variable },
        ["value"] = Literal("Object", value),
    });

    public Sketch Faulting()
    {
        options["incidentStrategyType"] = "FaultStrategy";
        return this;
    }

    public Sketch Tokens()
    {
        custom["Flowchart:ExecutionMode"] = "TokenBased";
        return this;
    }

    /// <summary>Lines, separated by blanks: <c>source[:port]&gt;target</c>, port Done by default.</summary>
    public Sketch Connect(string lines)
    {
        foreach (var line in lines.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = line.Split('>');
            var source = ends[0].Split(':');
            connections.Add(new JsonObject
            {
                ["source"] = new JsonObject
                {
                    ["activity"] = source[0],
                    ["port"] = source is [_, var port] ? port : "Done"
                },
                ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
            });
        }
        return this;
    }

    public static JsonObject Literal(string type, JsonNode? value) => Wrapped(type, "Literal", value);

    public static JsonObject Bound(string variable) => new()
    {
        ["typeName"] = "Object",
        ["memoryReference"] = new JsonObject { ["id"] = variable },
    };

    public static JsonObject Wrapped(string type, string language, JsonNode? value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = language, ["value"] = value },
    };

    public string Json(string root = "Elsa.Flowchart")
    {
        var workflowVariables = variables.DeepClone();
        variables.Clear();
        return new JsonObject
        {
            ["id"] = $"{id}-v1",
            ["definitionId"] = id,
            ["name"] = id,
            ["version"] = 1,
            ["variables"] = workflowVariables,
            ["options"] = options.DeepClone(),
            ["customProperties"] = custom,
            ["root"] = Body(root),
        }.ToJsonString();
    }

    public WorkflowReading Reading() => WorkflowReader.Read(Json(), id, Catalog);

    public WorkflowDefinition Read() => Reading().Required;

    /// <summary>The drawing as the second version of its family.</summary>
    public WorkflowDefinition ReadSecond() => Read() with { VersionId = $"{id}-v2", Version = 2 };

    public WorkflowDefinition ReadSequence() => WorkflowReader.Read(Json("Elsa.Sequence"), id, Catalog).Required;

    private static JsonObject Texts(string[] texts) =>
        Literal("List<String>", new JsonArray([.. texts]).ToJsonString());

    private JsonObject Body(string type) => new()
    {
        ["type"] = type,
        ["id"] = $"{id}-root",
        ["activities"] = activities,
        ["connections"] = connections,
        ["variables"] = variables,
    };
}
