using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Flows;

namespace Mediation.Workflows.Execution;

/// <summary>An activity instance while a burst works on it; <see cref="Position"/> thaws and freezes it.</summary>
internal sealed class Frame(string id, ActivityNode node, Frame? owner, Run run)
{
    private static readonly List<Frame> None = [];

    private List<Frame>? children;

    private Values? properties;

    private Values? variables;

    public string Id { get; } = id;

    public ActivityNode Node { get; } = node;

    public Frame? Owner { get; } = owner;

    public Frame Root => Owner?.Root ?? this;

    /// <summary>The workflow this belongs to.</summary>
    public Run Run { get; } = run;

    /// <summary>True for the wrapper of a workflow.</summary>
    public bool BeginsRun { get; init; }

    /// <summary>What it owns that hasn't ended, oldest first.</summary>
    public IReadOnlyList<Frame> Children => children ?? None;

    public ActivityStatus Status { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    [AllowNull]
    public Values Properties { get => properties ??= new(); init => properties = value; }

    [AllowNull]
    public Values Variables { get => variables ??= new(); init => variables = value; }

    public IEnumerable<string> VariableIds => variables?.Keys ?? [];

    public FlowCounters? Flow { get; set; }

    /// <summary>The inputs as evaluated in this burst, by place in the type's list; null while they haven't been.</summary>
    public JsonElement[]? Inputs { get; set; }

    /// <summary>False once its owner has ended without it: nobody hears of its completion.</summary>
    public bool Reports { get; set; } = true;

    /// <summary>It was entered over a back line in this burst.</summary>
    public bool CameBack { get; set; }

    public bool HasEnded => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    public bool HasBegun => Status is ActivityStatus.Running or ActivityStatus.Faulted;

    public void Add(Frame child) => (children ??= []).Add(child);

    public void Remove(Frame child) => children?.Remove(child);

    /// <summary>What it remembered under a name; JSON undefined when nothing.</summary>
    public JsonElement Property(string name) =>
        properties is not null && properties.TryGetValue(name, out var value) ? value : default;

    public bool TryGetVariable(string variable, out JsonElement value)
    {
        value = default;
        return variables is not null && variables.TryGetValue(variable, out value);
    }

    public void DeclareVariables()
    {
        foreach (var variable in Node.Variables)
            if (!Variables.ContainsKey(variable.Id))
                Variables[variable.Id] = variable.Default;
    }

    /// <summary>The frame and what owns it, from the inside out.</summary>
    public IEnumerable<Frame> Outward()
    {
        for (var frame = this; frame is not null; frame = frame.Owner)
            yield return frame;
    }

    /// <summary>What a state keeps of it.</summary>
    /// <param name="ownerId">Its owner's id, or null when that has ended.</param>
    /// <param name="run">Its run, when it is the wrapper of one.</param>
    public ActivityInstance Freeze(string? ownerId, RunPosition? run) => new()
    {
        Id = Id,
        OwnerId = ownerId,
        ActivityId = Node.Id,
        Status = Status,
        Properties = properties?.Freeze() ?? ActivityInstance.Empty,
        Variables = variables is null || (BeginsRun && Run.IsMain) ? ActivityInstance.Empty : variables.Freeze(),
        Flow = Flow?.Freeze(),
        Run = run,
    };
}
