using Mediation.Casework.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.TestKit.Shipped;

/// <summary>A small workflow of one step at the window, to be dispatched (跑腿流程).</summary>
public static class Errand
{
    /// <summary>Waits until the window has fetched something.</summary>
    public static WorkflowDefinition Definition { get; } = WorkflowReader.Read(
        """
        { "id": "errand:1", "definitionId": "errand", "name": "跑腿", "version": 1, "toolVersion": "3.8.0.0",
          "root": { "id": "flow", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "fetch", "type": "Mediation.Step", "version": 1,
                "title": { "typeName": "String", "expression": { "type": "Literal", "value": "去取材料" } },
                "unit": { "typeName": "String", "expression": { "type": "Literal", "value": "@desk" } },
                "acts": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"fetched\"]" } } },
              { "id": "end", "type": "Elsa.End", "version": 1 } ],
            "connections": [ { "source": { "activity": "fetch", "port": "fetched" }, "target": { "activity": "end", "port": "In" } } ] } }
        """, "studio", Catalog.All).Required;

    /// <summary>Dispatches itself, without end.</summary>
    public static WorkflowDefinition Again { get; } = WorkflowReader.Read(
        """
        { "id": "again:1", "definitionId": "again", "name": "再来一次", "version": 1, "toolVersion": "3.8.0.0",
          "root": { "id": "dispatch", "type": "Elsa.DispatchWorkflow", "version": 1,
            "workflowDefinitionId": { "typeName": "String", "expression": { "type": "Literal", "value": "again" } } } }
        """, "studio", Catalog.All).Required;
}
