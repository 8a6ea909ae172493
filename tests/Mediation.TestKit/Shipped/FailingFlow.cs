using System.Text.Json.Nodes;
using Mediation.Casework.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.TestKit.Shipped;

/// <summary>
/// The supervision workflow as a town might spoil it (会出故障的督办流程): between the report and the check it computes with a
/// variable that holds no object, and fails until that is mended.
/// </summary>
public static class FailingFlow
{
    /// <summary>The variable it fails on.</summary>
    public const string Variable = "order";

    /// <summary>The step that fails, as people call it.</summary>
    public const string Step = "核对督办单";

    /// <summary>The definition, of the family <c>supervision</c>, as a file of its own content.</summary>
    public static WorkflowDefinition Definition { get; } = Read(Document());

    /// <summary>Its text.</summary>
    public static string Document()
    {
        var document = JsonNode.Parse(File.ReadAllText(ShippedPolicy.File("workflows", "supervision.json")))!;
        document["variables"] = new JsonArray(new JsonObject
        {
            ["id"] = Variable,
            ["name"] = Variable,
            ["typeName"] = "ObjectDictionary",
            ["value"] = null,
        });
        var root = document["root"]!;
        root["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "compute",
            ["type"] = "Elsa.RunJavaScript",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["displayText"] = Step },
            ["script"] = Literal("String", $"variables.{Variable}.pages + 1"),
            ["possibleOutcomes"] = Literal("List<String>", "[\"Done\", \"again\"]"),
        });
        Line(root, "report", "report")["target"]!["activity"] = "compute";
        root["connections"]!.AsArray().Add(Connection("compute", "Done", "check"));
        root["connections"]!.AsArray().Add(Connection("compute", "again", "report"));
        return document.ToJsonString();
    }

    /// <summary>Supervision, shipped, with its first step named, asked and left otherwise (改过的督办流程).</summary>
    public static WorkflowDefinition Improved()
    {
        var document = JsonNode.Parse(File.ReadAllText(ShippedPolicy.File("workflows", "supervision.json")))!;
        var root = document["root"]!;
        var report = root["activities"]!.AsArray().First(a => a!["id"]!.GetValue<string>() == "report")!;
        report["title"] = Literal("String", "督办：反馈整改情况和照片");
        report["acts"] = Literal("List<String>", "[\"report\", \"transferred\"]");
        root["connections"]!.AsArray().Add(Connection("report", "transferred", "end"));
        return Read(document.ToJsonString());
    }

    private static WorkflowDefinition Read(string document) =>
        WorkflowReader.Read(document, "studio", Catalog.All).Required;

    private static JsonNode Line(JsonNode root, string source, string port) => root["connections"]!.AsArray()
        .First(c => c!["source"]!["activity"]!.GetValue<string>() == source && c["source"]!["port"]!.GetValue<string>() == port)!;

    private static JsonObject Connection(string source, string port, string target) => new()
    {
        ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
        ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
    };

    private static JsonObject Literal(string type, string value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = type == "String" ? "Literal" : "Object", ["value"] = value },
    };
}
