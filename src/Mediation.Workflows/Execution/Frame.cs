using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>An activity instance while a burst works on it; <see cref="Position"/> thaws and freezes it.</summary>
internal sealed class Frame(string id, ActivityNode node, Frame? owner) : IScope
{
    public string Id { get; } = id;

    public ActivityNode Node { get; } = node;

    public Frame? Owner { get; } = owner;

    public Frame Root => Owner?.Root ?? this;

    /// <summary>The workflow this belongs to.</summary>
    public Run Run => Root.OwnRun!;

    public Run? OwnRun { get; init; }

    public List<Frame> Children { get; } = [];

    public ActivityStatus Status { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    public Dictionary<string, JsonElement> Properties { get; init; } = [];

    public Dictionary<string, JsonElement> Variables { get; init; } = [];

    public FlowCounters? Flow { get; set; }

    public bool HasEnded => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    public JsonElement Variable(string id)
    {
        for (var frame = this; frame is not null; frame = frame.Owner)
            if (frame.Variables.TryGetValue(id, out var value))
                return value;
        return JsonValues.Null;
    }

    public JsonElement WorkflowInput(string name) => Run.Inputs.GetValueOrDefault(name, JsonValues.Null);

    /// <summary>Sets the nearest variable with this id, converted to its type; false when none is in scope.</summary>
    public bool TrySetVariable(string id, JsonElement value, out string? fault)
    {
        fault = null;
        for (var frame = this; frame is not null; frame = frame.Owner)
        {
            if (!frame.Variables.ContainsKey(id))
                continue;
            var variable = frame.Node.Variables.First(v => v.Id == id);
            if (Conversion.TryConvert(value, variable.Type, out var converted))
                frame.Variables[id] = converted;
            else
                fault = $"{JsonValues.Text(value)} is no {variable.Type.Alias} for variable '{variable.Name}'.";
            return true;
        }
        return false;
    }

    public void DeclareVariables()
    {
        foreach (var variable in Node.Variables)
            Variables.TryAdd(variable.Id, variable.Default);
    }
}

/// <summary>One workflow inside the instance while a burst works on it.</summary>
internal sealed class Run(WorkflowDefinition definition)
{
    public WorkflowDefinition Definition { get; } = definition;

    public Dictionary<string, JsonElement> Inputs { get; init; } = Named([]);

    public Dictionary<string, JsonElement> Outputs { get; init; } = Named([]);

    /// <summary>The activity instance that started it, perhaps gone by now; null for the instance's own run.</summary>
    public string? CallerId { get; init; }

    /// <summary>Root of the run that started it; null for the instance's own run.</summary>
    public string? ParentId { get; init; }

    public bool CallerWaits { get; set; }

    /// <summary>The caller itself is pumping this child and looks at its end.</summary>
    public bool Inline { get; set; }

    /// <summary>A <c>Complete</c> was reached: every container up to the workflow completes.</summary>
    public bool Completing { get; set; }

    /// <summary>A <c>Finish</c> was reached: the workflow ends at once.</summary>
    public bool Finishing { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    public WorkflowSubStatus? End { get; set; }

    public EventTrigger? Trigger { get; set; }

    /// <summary>Values by name, whatever its case; of names that differ by case only, the last counts.</summary>
    public static Dictionary<string, JsonElement> Named(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var named = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
            named[name] = value;
        return named;
    }
}
