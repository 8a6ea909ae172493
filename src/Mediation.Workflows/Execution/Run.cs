using System.Text.Json;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>One workflow inside the instance while a burst works on it.</summary>
internal sealed class Run(WorkflowDefinition definition)
{
    private static readonly Dictionary<string, JsonElement> NoInputs = new(StringComparer.OrdinalIgnoreCase);

    private OutputRegister? given;

    private Dictionary<string, JsonElement>? outputs;

    public WorkflowDefinition Definition { get; } = definition;

    /// <summary>By name, whatever its case.</summary>
    public IReadOnlyDictionary<string, JsonElement> Inputs { get; init; } = NoInputs;

    /// <summary>By name, whatever its case.</summary>
    public Dictionary<string, JsonElement> Outputs => outputs ??= Copy(OutputsBefore);

    /// <summary>The outputs as the burst began.</summary>
    public IReadOnlyDictionary<string, JsonElement> OutputsBefore { get; init; } = ActivityInstance.Empty;

    /// <summary>The outputs as they stand.</summary>
    public IReadOnlyDictionary<string, JsonElement> OutputsNow => outputs ?? OutputsBefore;

    /// <summary>True for the instance's own; its variables and arguments are kept with the instance.</summary>
    public bool IsMain => Within is null && CallerId is null;

    /// <summary>For a workflow used as an activity: the workflow it is part of.</summary>
    public Run? Within { get; init; }

    /// <summary>The outermost workflow this is part of; its end is the end of all.</summary>
    public Run Whole => Within?.Whole ?? this;

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

    /// <summary>What its activities gave out in this burst; gone with it, as in the original.</summary>
    public OutputRegister Given => given ??= new();

    /// <summary>Values by name, whatever its case; of names that differ by case only, the last counts.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Named(IReadOnlyDictionary<string, JsonElement> values) =>
        values.Count == 0 ? NoInputs : Copy(values);

    private static Dictionary<string, JsonElement> Copy(IReadOnlyDictionary<string, JsonElement> values)
    {
        var named = new Dictionary<string, JsonElement>(values.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
            named[name] = value;
        return named;
    }
}
