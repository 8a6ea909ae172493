using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Another workflow used as an activity (子流程活动), pinned to one version. It runs as a part of the instance around it: its
/// inputs are variables of its own, its outputs go where they are bound, and it ends with the outcomes of its
/// <c>Complete</c>, else with <c>Done</c>.
/// </summary>
internal sealed class WorkflowActivity : ActivityType
{
    private readonly WorkflowDefinition definition;

    public WorkflowActivity(WorkflowDefinition definition)
    {
        this.definition = definition;
        TypeName = ActivityNames.Pascal(definition.Name);
        Inputs = [.. definition.Inputs.Select(i =>
            new InputDescriptor(PropertyOf(i.Name), i.Type.Alias, i.DisplayName ?? i.Name))];
        Outputs = [.. definition.Outputs.Select(o =>
            new OutputDescriptor(PropertyOf(o.Name), o.Type.Alias, o.DisplayName ?? o.Name))];
    }

    /// <summary>The version that is run.</summary>
    public WorkflowDefinition Definition => definition;

    public override string TypeName { get; }

    public override string DisplayName => definition.Name;

    public override string EnglishName => definition.Name;

    public override string Category => Categories.Workflows;

    public override string Description => definition.Description ?? "";

    public override int Version => definition.Version;

    public override bool MayWait => definition.Activities.Values.Any(a => a.Type.MayWait);

    internal override bool IsRecorded => false;

    public override IReadOnlyList<InputDescriptor> Inputs { get; }

    public override IReadOnlyList<OutputDescriptor> Outputs { get; }

    public override IReadOnlyList<string> Ports(ActivityNode node) =>
        definition.Outcomes.Count > 0 ? definition.Outcomes : [Done];

    public override void Execute(ActivityExecution x)
    {
        if (x.Frame.Outward().Count() > MaxDepth)
        {
            x.Fault($"'{definition.Name}' contains itself too deeply.");
            return;
        }
        var root = x.Stepper.Position.OpenRun(new Run(definition) { Within = x.Frame.Run }, x.Frame);
        foreach (var input in definition.Inputs)
            root.Variables[input.Name] = x.Input(PropertyOf(input.Name));
        x.Stepper.Enqueue(root);
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        foreach (var output in definition.Outputs)
            if (child.Run.Outputs.TryGetValue(output.Name, out var value))
                x.SetOutput(PropertyOf(output.Name), value);
        x.Complete(child.Run.Outcomes);
    }

    private const int MaxDepth = 500;

    /// <summary>
    /// The property in the file: the name with its first letter lowered, marked when it would collide.
    /// </summary>
    private static string PropertyOf(string name)
    {
        var property = JsonNamingPolicy.CamelCase.ConvertName(name) is { Length: > 0 } camel && char.IsLetter(name[0])
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : name;
        return Taken.Contains(property) ? $"_{name}" : property;
    }

    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "nodeId", "name", "type", "version", "root", "variables", "metadata", "customProperties", "inputs",
        "outputs", "result",
    };
}
