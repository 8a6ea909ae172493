using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;

namespace Mediation.Benchmarks.Workflows;

/// <summary>The flows that are measured (测试流程), written as a designer would export them.</summary>
internal static class BenchFlows
{
    /// <summary>Start, decision, set variable, wait, set variable, finish; what is computed is literal or JavaScript.</summary>
    public static WorkflowDefinition SixNodes(bool scripts) => Read("six-nodes",
        $$"""
        { "id": "start", "type": "Elsa.Start" },
        { "id": "large", "type": "Elsa.FlowDecision",
          "condition": {{Value("Boolean", scripts, "variables.Persons > 3", "true")}} },
        { "id": "note", "type": "Elsa.SetVariable", "variable": { "id": "level" },
          "value": {{Value("Object", scripts, "variables.Persons * 2", "14")}} },
        { "id": "reply", "type": "Elsa.RunTask", "taskName": {{Value("String", false, "", "\"reply\"")}} },
        { "id": "close", "type": "Elsa.SetVariable", "variable": { "id": "level" },
          "value": {{Value("Object", scripts, "variables.Level + 1", "15")}} },
        { "id": "finish", "type": "Elsa.Finish" }
        """,
        "start>large large:True>note note>reply reply>close close>finish");

    /// <summary>So many steps one after the other.</summary>
    public static WorkflowDefinition Chain(int steps) => Read($"chain-{steps}",
        string.Join(",\n", Enumerable.Range(0, steps).Select(i => Set($"s{i}", "1"))),
        string.Join(' ', Enumerable.Range(1, steps - 1).Select(i => $"s{i - 1}>s{i}")));

    /// <summary>
    /// So many diamonds one after the other: a decision, a step on either side, and a step where they meet. From the end a
    /// line leads back to the begin, and is taken as many times as there are more rounds than one.
    /// </summary>
    public static WorkflowDefinition Diamonds(int diamonds, int rounds) =>
        WorkflowReader.Read(DiamondsText(diamonds, rounds, "diamonds"), "bench", ActivityCatalog.Standard).Required;

    /// <summary>So many waits side by side, and a join for all of them.</summary>
    public static WorkflowDefinition SideBySide(int waits) => Read($"side-by-side-{waits}",
        string.Join(",\n",
        [
            Set("begin", "1"),
            .. Enumerable.Range(0, waits).Select(i =>
                $$"""{ "id": "w{{i}}", "type": "Elsa.RunTask", "taskName": {{Value("String", false, "", $"\"{i}\"")}} }"""),
            $$"""{ "id": "all", "type": "Elsa.FlowJoin", "mode": {{Value("String", false, "", "\"WaitAll\"")}} }""",
        ]),
        string.Join(' ', Enumerable.Range(0, waits).Select(i => $"begin>w{i} w{i}>all")));

    /// <summary>The same as a file has it.</summary>
    public static string DiamondsText(int diamonds, int rounds, string id) => Text(id,
        string.Join(",\n",
        [
            Set("begin", "variables.Level + 1", script: true),
            .. Enumerable.Range(0, diamonds).SelectMany(i => new[]
            {
                Decision($"d{i}", i % 2 is 0 ? "true" : "false"), Set($"y{i}", "1"), Set($"n{i}", "2"), Set($"m{i}", "3"),
            }).Select(text => text.Replace("\"level\"", "\"persons\"", StringComparison.Ordinal)),
            Decision("again", $"variables.Level < {rounds}", script: true),
        ]),
        string.Join(' ',
        [
            "begin>d0",
            .. Enumerable.Range(0, diamonds).Select(i => $"d{i}:True>y{i} d{i}:False>n{i} y{i}>m{i} n{i}>m{i}"),
            .. Enumerable.Range(1, diamonds - 1).Select(i => $"m{i - 1}>d{i}"),
            $"m{diamonds - 1}>again again:True>begin",
        ]));

    private static string Text(string id, string activities, string lines) =>
        $$"""
        { "id": "{{id}}-v1", "definitionId": "{{id}}", "name": "{{id}}", "version": 1,
          "variables": [
            { "id": "persons", "name": "Persons", "typeName": "Int32", "value": "7" },
            { "id": "level", "name": "Level", "typeName": "Int32", "value": "0" } ],
          "root": { "id": "chart", "type": "Elsa.Flowchart", "activities": [ {{activities}} ],
            "connections": [ {{string.Join(",\n", lines.Split(' ').Select(Line))}} ] } }
        """;

    private static WorkflowDefinition Read(string id, string activities, string lines) =>
        WorkflowReader.Read(Text(id, activities, lines), id, ActivityCatalog.Standard).Required;

    private static string Set(string id, string value, bool script = false) =>
        $$"""{ "id": "{{id}}", "type": "Elsa.SetVariable", "variable": { "id": "level" }, "value": {{Value("Object", script, value, value)}} }""";

    private static string Decision(string id, string value, bool script = false) =>
        $$"""{ "id": "{{id}}", "type": "Elsa.FlowDecision", "condition": {{Value("Boolean", script, value, value)}} }""";

    private static string Value(string type, bool script, string source, string literal) => script
        ? $$"""{ "typeName": "{{type}}", "expression": { "type": "JavaScript", "value": "{{source}}" } }"""
        : $$"""{ "typeName": "{{type}}", "expression": { "type": "Literal", "value": {{literal}} } }""";

    /// <summary>A line written <c>source&gt;target</c> or <c>source:port&gt;target</c>.</summary>
    private static string Line(string line)
    {
        var ends = line.Split('>');
        var source = ends[0].Split(':');
        var port = source.Length > 1 ? source[1] : "Done";
        return $$"""{ "source": { "activity": "{{source[0]}}", "port": "{{port}}" }, "target": { "activity": "{{ends[1]}}", "port": "In" } }""";
    }
}
