using System.Text.Json.Nodes;
using Mediation.Casework.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.TestKit.Shipped;

/// <summary>
/// The supervision workflow with one more activity of Elsa's between the unit's report and the window's check (督办流程加一步):
/// <c>report</c> → <c>extra</c> → <c>check</c>.
/// </summary>
public static class InsertedStep
{
    /// <summary>What people call the step.</summary>
    public const string Name = "加的一步";

    /// <summary>Waits two days.</summary>
    public static string TwoDays => Activity("Elsa.Delay", Input("timeSpan", "TimeSpan", "2.00:00:00"));

    /// <summary>Waits for an event, whose content becomes the variable <c>paid</c>.</summary>
    public static string EventNamed(string name) => Activity("Elsa.Event", Input("eventName", "String", name),
        """ "result": { "typeName": "Object", "memoryReference": { "id": "paid" } }""");

    /// <summary>Waits for an event, and again for as long as less than a hundred came with it.</summary>
    public static string Deciding(string name) =>
        $$"""
        { "id": "extra", "type": "Elsa.Sequence", "version": 1, "metadata": { "displayText": "{{Name}}" }, "activities": [
          {{EventNamed(name).Replace("\"extra\"", "\"event\"", StringComparison.Ordinal)}},
          { "id": "enough", "type": "Elsa.While", "version": 1,
            "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "variables.paid.amount < 100" } },
            "body": {{EventNamed(name).Replace("\"extra\"", "\"again\"", StringComparison.Ordinal)}} } ] }
        """;

    /// <summary>Dispatches another workflow, and waits for its end or not.</summary>
    public static string Dispatching(string workflow, bool waits = true) => Activity("Elsa.DispatchWorkflow",
        Input("workflowDefinitionId", "String", workflow), Input("waitForCompletion", "Boolean", waits ? "true" : "false"));

    /// <summary>Dispatches another workflow three times at once, and waits for all.</summary>
    public static string DispatchingThrice(string workflow) => Activity("Elsa.BulkDispatchWorkflows",
        Input("workflowDefinitionId", "String", workflow), """ "items": { "typeName": "List<Object>", "expression": { "type": "Object", "value": "[1, 2, 3]" } }""");

    /// <summary>Asks another server, and goes on whatever comes of it; the answer is the variable <c>paid</c>.</summary>
    public static string Requesting(string url) => Activity("Elsa.FlowSendHttpRequest", Input("url", "String", url), Input("method", "String", "POST"),
        """ "content": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "({ amount: 12 })" } }""",
        """ "parsedContent": { "typeName": "Object", "memoryReference": { "id": "paid" } }""");

    /// <summary>The same with an activity inside it for the status 200, which says so in the variable.</summary>
    public static string RequestingWithin(string url) => Activity("Elsa.SendHttpRequest", Input("url", "String", url),
        $$""" "expectedStatusCodes": [ { "statusCode": 200, "activity": {{EventNamed("confirmed").Replace("\"extra\"", "\"inside\"", StringComparison.Ordinal)}} } ]""");

    /// <summary>Asks another system to do something, and waits for its result, the variable <c>paid</c>.</summary>
    public static string Asking(string task) => Activity("Elsa.RunTask", Input("taskName", "String", task),
        """ "payload": { "typeName": "ObjectDictionary", "expression": { "type": "JavaScript", "value": "({ amount: 12 })" } }""",
        """ "result": { "typeName": "Object", "memoryReference": { "id": "paid" } }""");

    /// <summary>Publishes an event: to its case, or to a correlation id.</summary>
    public static string Publishing(string name, string correlation = "") =>
        Activity("Elsa.PublishEvent", Input("eventName", "String", name), Input("correlationId", "String", correlation));

    /// <summary>The definition, of the family <c>supervision</c>, as a file of its own content.</summary>
    public static WorkflowDefinition Of(string activity) => WorkflowReader.Read(Document(activity), "studio", Catalog.All).Required;

    /// <summary>Its text.</summary>
    public static string Document(string activity)
    {
        var document = JsonNode.Parse(File.ReadAllText(ShippedPolicy.File("workflows", "supervision.json")))!;
        document["variables"] = JsonNode.Parse("""[{ "id": "paid", "name": "paid", "typeName": "Object", "value": null }]""");
        var root = document["root"]!;
        root["activities"]!.AsArray().Add(JsonNode.Parse(activity));
        root["connections"]!.AsArray().First(c => c!["source"]!["activity"]!.GetValue<string>() == "report"
            && c["source"]!["port"]!.GetValue<string>() == "report")!["target"]!["activity"] = "extra";
        root["connections"]!.AsArray().Add(JsonNode.Parse(
            """{ "source": { "activity": "extra", "port": "Done" }, "target": { "activity": "check", "port": "In" } }"""));
        return document.ToJsonString();
    }

    /// <summary>An activity of a type with these inputs.</summary>
    public static string Activity(string type, params IEnumerable<string> inputs) =>
        $$"""{ "id": "extra", "type": "{{type}}", "version": 1, "metadata": { "displayText": "{{Name}}" }{{string.Concat(inputs.Select(i => $", {i}"))}} }""";

    /// <summary>A literal input.</summary>
    public static string Input(string name, string type, string value) =>
        $$"""{{JsonValue.Create(name).ToJsonString()}}: { "typeName": "{{type}}", "expression": { "type": "Literal", "value": {{JsonValue.Create(value).ToJsonString()}} } }""";
}
