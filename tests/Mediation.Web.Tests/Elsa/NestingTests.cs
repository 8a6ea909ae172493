using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Elsa;

/// <summary>Diagrams that aren't one flat flowchart: what lies inside comes and goes unharmed. 套层的图</summary>
public sealed class NestingTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Steps_in_a_row_keep_their_order_and_what_the_editor_does_not_know()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var row = await ImportAsync(studio, "in-a-row", $$"""{ "id": "row", "type": "Elsa.Sequence", "activities": [{{Step("b", "先看")}}, {{Step("a", "再办")}}] }""");

        row.Activities().Select(step => step!.AsObject().Text("nodeId")).ShouldBe(["Workflow1:row:b", "Workflow1:row:a"]);
        await studio.KeepAsync(row.With("a", "title", "再办一办"));

        var steps = (await ExportAsync(studio, "in-a-row"))["activities"]!.AsArray();
        steps.Select(step => step!.AsObject().Text("id")).ShouldBe(["b", "a"]);
        steps[0]!["title"]!.GetValue<string>().ShouldBe("先看");
        steps[1]!["title"]!["expression"]!["value"]!.GetValue<string>().ShouldBe("再办一办");
        steps[0]!["remark"]!["kept"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task States_and_transitions_keep_what_lies_in_them()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var machine = await ImportAsync(studio, "by-states",
            $$"""
            { "id": "m", "type": "Elsa.StateMachine", "initialState": "shut",
              "states": [{ "name": "shut", "entry": {{Step("lock", "锁上")}} }, { "name": "open", "colour": "red" }],
              "transitions": [{ "name": "open", "from": "shut", "to": "open", "remark": "留着",
                                "trigger": { "id": "key", "type": "Elsa.Event", "eventName": "开门" } }] }
            """);

        machine["root"]!["transitions"]![0]!["trigger"]!.AsObject().Text("nodeId").ShouldBe("Workflow1:m:key");
        machine["root"]!["states"]!.AsArray().Add(new JsonObject { ["name"] = "broken" });
        await studio.KeepAsync(machine);

        var root = await ExportAsync(studio, "by-states");
        root["states"]!.AsArray().Select(state => state!.AsObject().Text("name")).ShouldBe(["shut", "open", "broken"]);
        root["states"]![0]!["entry"]!["title"]!.GetValue<string>().ShouldBe("锁上");
        root["states"]![1]!.AsObject().Text("colour").ShouldBe("red");
        root["transitions"]![0]!.AsObject().Text("remark").ShouldBe("留着");
        root["transitions"]![0]!["trigger"]!["eventName"]!.GetValue<string>().ShouldBe("开门");
    }

    [Fact]
    public async Task Values_written_short_are_wrapped_for_the_editor_and_acts_are_named_however_deep()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var opened = await ImportAsync(studio, "in-two-layers",
            $$"""
            { "id": "outer", "type": "Elsa.Flowchart", "activities": [
                { "id": "choice", "type": "Elsa.If", "condition": true, "then": { "id": "inner", "type": "Elsa.Flowchart",
                  "activities": [{{Step("look", "上门查看")}}, {{Step("note", "记录情况")}}],
                  "connections": [{ "source": { "activity": "look", "port": "dispatch" }, "target": { "activity": "note", "port": "In" } }] } }] }
            """);

        var inner = opened.Activity("choice")["then"]!;
        inner["activities"]![0]!["acts"]!["expression"]!.AsObject().Text("value").ShouldBe("[\"派单\"]");
        inner["connections"]![0]!["source"]!.AsObject().Text("port").ShouldBe("派单");
        opened.Activity("choice")["condition"]!["expression"]!.AsObject().Text("value").ShouldBe("True");
        inner["activities"]![1]!["title"]!["expression"]!["value"] = "记下情况";
        await studio.KeepAsync(opened);

        var kept = (await ExportAsync(studio, "in-two-layers"))["activities"]![0]!;
        kept["condition"]!.GetValue<bool>().ShouldBeTrue();
        kept["then"]!["activities"]![0]!["acts"]!.AsArray().Select(act => act!.GetValue<string>()).ShouldBe(["dispatch"]);
        kept["then"]!["activities"]![1]!["title"]!["expression"]!["value"]!.GetValue<string>().ShouldBe("记下情况");
        kept["then"]!["connections"]![0]!["source"]!.AsObject().Text("port").ShouldBe("dispatch");
    }

    [Fact]
    public async Task Scripts_are_completed_by_what_a_run_knows()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        await ImportAsync(studio, "with-variables", $$"""{ "id": "row", "type": "Elsa.Sequence", "activities": [{{Step("a", "办")}}] }""",
            """[{ "id": "v1", "name": "Level", "typeName": "Int32" }]""");

        var types = (await studio.PostAsync("/scripting/javascript/type-definitions/with-variables")).ShouldBeFine().Text;

        types.ShouldContain("declare function getVariable(");
        types.ShouldContain("declare function setLevel(");
        types.ShouldContain("\"Level\": any");
    }

    private static string Step(string id, string title) =>
        $$"""{ "id": "{{id}}", "type": "Mediation.Step", "title": "{{title}}", "unit": "@desk", "acts": ["dispatch"], "deadline": "closing", "remark": { "kept": 1 } }""";

    private static async Task<JsonObject> ImportAsync(Studio studio, string id, string root, string variables = "[]")
    {
        var file = JsonNode.Parse($$"""{ "definitionId": "{{id}}", "name": "{{id}}", "variables": {{variables}}, "root": {{root}} }""");
        (await studio.PostAsync("/workflow-definitions/import", file)).ShouldBeFine();
        return await studio.OpenAsync(id);
    }

    private static async Task<JsonObject> ExportAsync(Studio studio, string id) =>
        (await studio.GetAsync($"/workflow-definitions/{id}/export?versionOptions=Latest")).Json["root"]!.AsObject();
}
