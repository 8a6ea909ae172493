using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Editing;

namespace Mediation.Workflows.Tests.Editing;

/// <summary>What goes to the editor and comes back. 编辑器文稿</summary>
public sealed class EditorDocumentTests
{
    private static readonly ActivityCatalog Known = ActivityCatalog.Standard;

    [Fact]
    public void Whatever_goes_through_the_editor_reads_as_before()
    {
        foreach (var (name, document) in Recorded())
        {
            var back = EditorDocument.FromEditor(EditorDocument.ForEditor(document, Known), document, Known);

            var (before, after) = (Read(document), Read(back));
            after.Problems.Select(p => (p.Code, p.Path)).ShouldBe(before.Problems.Select(p => (p.Code, p.Path)), name);
            after.Definition?.Activities.Keys.ShouldBe(before.Definition!.Activities.Keys, ignoreOrder: true, name);
        }
    }

    [Fact]
    public void What_went_through_the_editor_once_is_the_same_the_next_time()
    {
        foreach (var (name, document) in Recorded())
        {
            var once = EditorDocument.FromEditor(EditorDocument.ForEditor(document, Known), document, Known);
            var twice = EditorDocument.FromEditor(EditorDocument.ForEditor(once, Known), once, Known);

            EditorDocument.AreSame(once, twice).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Every_activity_that_the_editor_gets_is_known_and_says_where_it_stands()
    {
        foreach (var (name, document) in Recorded())
        {
            var shown = EditorDocument.ForEditor(document, ActivityCatalog.Standard.Refusing("Elsa.If", "Elsa.FlowDecision"));

            foreach (var activity in Shown(shown["root"]!))
            {
                activity["type"]!.GetValue<string>().ShouldNotBeOneOf("Elsa.If", "Elsa.FlowDecision");
                activity["nodeId"]!.GetValue<string>().ShouldStartWith("Workflow1:", Case.Sensitive, name);
            }
        }
    }

    [Fact]
    public void The_order_of_a_flowchart_is_that_of_the_document_before_and_new_activities_come_last()
    {
        var before = Flowchart("a", "b", "c");
        var sent = Flowchart("c", "new", "b", "a");

        var kept = EditorDocument.FromEditor(sent, before, Known);

        kept["root"]!["activities"]!.AsArray().Select(a => a!["id"]!.GetValue<string>()).ShouldBe(["a", "b", "c", "new"]);
    }

    [Fact]
    public void The_order_of_a_sequence_is_what_it_means_and_stays_as_it_was_sent()
    {
        var (before, sent) = (Flowchart("a", "b"), Flowchart("b", "a"));
        before["root"]!["type"] = "Elsa.Sequence";
        sent["root"]!["type"] = "Elsa.Sequence";

        EditorDocument.FromEditor(sent, before, Known)["root"]!["activities"]!.AsArray()
            .Select(a => a!["id"]!.GetValue<string>()).ShouldBe(["b", "a"]);
    }

    [Fact]
    public void Where_a_box_was_measured_anew_nothing_was_changed()
    {
        var (one, other) = (Flowchart("a"), Flowchart("a"));
        foreach (var (document, width) in new[] { (one, 120.0), (other, 128.27) })
            document["root"]!["activities"]![0]!["metadata"] = new JsonObject
            {
                ["designer"] = new JsonObject { ["size"] = new JsonObject { ["width"] = width } },
            };

        EditorDocument.AreSame(one, other).ShouldBeTrue();
    }

    private static JsonObject Flowchart(params string[] ids) => new()
    {
        ["root"] = new JsonObject
        {
            ["id"] = "flow",
            ["type"] = "Elsa.Flowchart",
            ["activities"] = new JsonArray([.. ids.Select(id => new JsonObject { ["id"] = id, ["type"] = "Elsa.WriteLine" })]),
        },
    };

    private static WorkflowReading Read(JsonObject document) => WorkflowReader.Read(document.ToJsonString(), "test", Known);

    private static IEnumerable<(string Name, JsonObject Document)> Recorded() => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Conformance"), "*.json")
        .Select(file => (Path.GetFileNameWithoutExtension(file), JsonNode.Parse(File.ReadAllText(file))!["definition"] as JsonObject))
        .Where(recorded => recorded.Item2 is not null)
        .Select(recorded => (recorded.Item1, recorded.Item2!));

    private static IEnumerable<JsonObject> Shown(JsonNode? node) => node switch
    {
        JsonObject json => json.Where(m => m.Value is not null).SelectMany(m => Shown(m.Value))
            .Concat(json.ContainsKey("nodeId") ? [json] : []),
        JsonArray list => list.SelectMany(Shown),
        _ => [],
    };
}
