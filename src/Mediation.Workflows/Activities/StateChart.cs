using System.Globalization;
using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>The states and transitions of a state machine, by their places in the file's lists (状态与转移).</summary>
internal sealed class StateChart
{
    private static readonly DataType Truth = new("Boolean", DataKind.Boolean, IsCollection: false);

    private readonly List<string> states = [];

    private readonly List<Transition> transitions = [];

    /// <summary>Where it begins; null when there is no state.</summary>
    public int? Initial { get; private set; }

    /// <summary>
    /// Reads and checks: names that occur once, transitions between states that exist, each with a trigger.
    /// </summary>
    public static StateChart Read(ActivityProperties properties)
    {
        var chart = new StateChart();
        foreach (var (index, json) in Items(properties, "states"))
        {
            var name = JsonMembers.Text(json, "name") ?? "";
            if (chart.states.Contains(name))
                properties.Error("id-duplicate", $"states[{index}].name", $"The state '{name}' occurs twice.", name);
            chart.states.Add(name);
        }
        foreach (var (index, json) in Items(properties, "transitions"))
            chart.Add(properties, json, $"transitions[{index}]");
        chart.Begin(properties);
        return chart;
    }

    /// <summary>The number in a port such as <c>states[2].entry</c>.</summary>
    public static int IndexOf(string port) => int.Parse(
        port.AsSpan()[(port.IndexOf('[') + 1)..port.IndexOf(']')], CultureInfo.InvariantCulture);

    public IEnumerable<int> Leaving(int state) =>
        transitions.Index().Where(t => t.Item.From == state).Select(t => t.Index);

    public int TargetOf(int transition) => transitions[transition].To;

    public bool Holds(ActivityExecution x, int transition) => transitions[transition].Condition is not { } condition
        || JsonValues.To<bool>(x.Scope.Evaluate(condition, Truth));

    private static IEnumerable<(int Index, JsonElement Item)> Items(ActivityProperties properties, string list) =>
        JsonMembers.Items(properties.Json, list).Index();

    private void Add(ActivityProperties properties, JsonElement json, string path)
    {
        if (JsonMembers.Find(json, "trigger") is not { ValueKind: JsonValueKind.Object })
            properties.Error("transition-trigger", $"{path}.trigger", "A transition needs a trigger.");
        transitions.Add(new(State(properties, json, "from", path), State(properties, json, "to", path), Condition()));

        Expression? Condition()
        {
            if (JsonMembers.Find(json, "condition") is not { ValueKind: JsonValueKind.Object } condition)
                return null;
            return JsonMembers.Exact(condition, "expression") is { } inner
                ? properties.Expression(inner, $"{path}.condition.expression")
                : properties.Expression(condition, $"{path}.condition");
        }
    }

    private int State(ActivityProperties properties, JsonElement json, string member, string path)
    {
        var name = JsonMembers.Text(json, member) ?? "";
        var state = states.IndexOf(name);
        if (state < 0)
            properties.Error("connection-endpoint", $"{path}.{member}", $"No state '{name}' in this machine.", name);
        return state;
    }

    private void Begin(ActivityProperties properties)
    {
        if (properties["initialState"] is not { ValueKind: JsonValueKind.String } written)
        {
            Initial = states.Count > 0 ? 0 : null;
            return;
        }
        var state = states.IndexOf(written.GetString()!);
        if (state < 0)
            properties.Error("connection-endpoint", "initialState", $"No state '{written}' in this machine.", $"{written}");
        Initial = state < 0 ? null : state;
    }

    private sealed record Transition(int From, int To, Expression? Condition);
}
