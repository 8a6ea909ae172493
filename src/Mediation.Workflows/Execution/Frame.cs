using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Flows;

namespace Mediation.Workflows.Execution;

/// <summary>An activity instance while a burst works on it; <see cref="Position"/> thaws and freezes it.</summary>
internal sealed class Frame(string id, ActivityNode node, Frame? owner, Run run)
{
    public string Id { get; } = id;

    public ActivityNode Node { get; } = node;

    public Frame? Owner { get; } = owner;

    public Frame Root => Owner?.Root ?? this;

    /// <summary>The workflow this belongs to.</summary>
    public Run Run { get; } = run;

    /// <summary>True for the wrapper of a workflow.</summary>
    public bool BeginsRun { get; init; }

    public List<Frame> Children { get; } = [];

    public ActivityStatus Status { get; set; }

    public IReadOnlyList<string> Outcomes { get; set; } = [];

    public Dictionary<string, JsonElement> Properties { get; init; } = [];

    public Dictionary<string, JsonElement> Variables { get; init; } = [];

    public FlowCounters? Flow { get; set; }

    /// <summary>The inputs as evaluated in this burst; null while they haven't been.</summary>
    public Dictionary<string, JsonElement>? Inputs { get; set; }

    /// <summary>False once its owner has ended without it: nobody hears of its completion.</summary>
    public bool Reports { get; set; } = true;

    /// <summary>It was entered over a back line in this burst.</summary>
    public bool CameBack { get; set; }

    public bool HasEnded => Status is ActivityStatus.Completed or ActivityStatus.Canceled;

    public bool HasBegun => Status is ActivityStatus.Running or ActivityStatus.Faulted;

    /// <summary>The frame and what owns it, from the inside out.</summary>
    public IEnumerable<Frame> Outward()
    {
        for (var frame = this; frame is not null; frame = frame.Owner)
            yield return frame;
    }

    public void DeclareVariables()
    {
        foreach (var variable in Node.Variables)
            Variables.TryAdd(variable.Id, variable.Default);
    }
}
