using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Definitions;

public sealed class OlderFileTests
{
    private const string Old = """
        {
          "Name": " Old ", "DefinitionId": "old", "Version": "3", "UsableAsActivity": true, "applicationProperties": {"kept": 1},
          "Variables": [{"Id": "a", "Name": "A", "TypeName": "Int32", "IsArray": false, "Value": "5",
            "StorageDriverTypeName": "Elsa.Workflows.Services.WorkflowStorageDriver, Elsa.Workflows.Core"}],
          "root": {
            "type": "Elsa.Flowchart", "id": "f", "start": "x",
            "variables": {"_type": "List", "items": [{"id": "b", "name": "B", "typeName": "String[]", "value": 7}]},
            "activities": [
              {"type": "Elsa.WriteLine", "id": "x", "text": "first"},
              {"type": "Elsa.WriteLine", "id": "y", "text": "second", "canStartWorkflow": true},
              {"type": "Elsa.WriteLine", "id": "z", "text": "third", "customProperties": {"MergeMode": "Race"}}],
            "connections": [{"source": "y", "sourcePort": "Done", "target": "z", "targetPort": "In"}]
          }
        }
        """;

    [Fact]
    public void Older_spellings_are_read()
    {
        var definition = Read(Old).Required;

        (definition.Name, definition.Version, definition.IsUsableAsActivity).ShouldBe(("Old", 3, true));
        definition.Variables.Single().ShouldSatisfyAllConditions(
            v => v.Default.GetInt32().ShouldBe(5), v => v.IsLasting.ShouldBeTrue());
        definition.Root.Variables.Single().Type.IsCollection.ShouldBeTrue();
        definition.Activities["z"].MergeMode.ShouldBe("Race");
        FlowStart(definition).ShouldBe("y");
    }

    [Fact]
    public void What_an_older_file_says_is_written_again()
    {
        var written = JsonNode.Parse(WorkflowWriter.Write(Read(Old).Required))!;

        written["applicationProperties"]!["kept"]!.GetValue<int>().ShouldBe(1);
        written["root"]!["start"]!.GetValue<string>().ShouldBe("x");
        written["root"]!["activities"]![1]!["canStartWorkflow"]!.GetValue<bool>().ShouldBeTrue();
        WorkflowWriter.Write(Read(written.ToJsonString()).Required).ShouldBe(WorkflowWriter.Write(Read(Old).Required));
    }

    [Fact]
    public void A_state_written_before_there_were_tokens_and_names_goes_on()
    {
        const string state = """
            {"instance":"i","definition":"d","versionId":"d-v1","version":1,"status":"Running","subStatus":"Suspended",
             "counter":5,"activities":[
               {"id":"a1","activity":"Workflow1","status":"Running","run":{"versionId":"d-v1","callerWaits":false}},
               {"id":"a2","owner":"a1","activity":"f","status":"Running",
                "flow":{"start":"e","entered":{"e":1}}},
               {"id":"a3","owner":"a2","activity":"e","status":"Running"}],
             "bookmarks":[{"id":"b4","name":"Elsa.Event","owner":"a3","activity":"e","stimulus":{"eventName":"go"}}]}
            """;
        var definition = Read("""
            {"id":"d-v1","definitionId":"d","root":{"type":"Elsa.Flowchart","id":"f","activities":[
              {"type":"Elsa.Event","id":"e","eventName":"go"},{"type":"Elsa.WriteLine","id":"o","text":"on"}],
              "connections":[{"source":{"activity":"e","port":"Done"},"target":{"activity":"o","port":"In"}}]}}
            """).Required;
        var host = new WorkflowHost(DateTimeOffset.UnixEpoch, new WorkflowLibrary(definition));

        var burst = new WorkflowMachine().SendEvent(WorkflowStateJson.Read(state), "go", null, host);

        burst.Trace.ShouldContain(t => t.Event == TraceEvent.Wrote && t.Message == "on");
        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    private static WorkflowReading Read(string json) => WorkflowReader.Read(json, "old.json", ActivityCatalog.Standard);

    private static string FlowStart(WorkflowDefinition definition) =>
        new WorkflowMachine().Start(definition, "i", null, new(DateTimeOffset.UnixEpoch, new WorkflowLibrary(definition)))
            .Trace.First(t => t.TypeName == "Elsa.WriteLine").ActivityId;
}
