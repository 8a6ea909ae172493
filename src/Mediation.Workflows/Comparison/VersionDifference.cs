using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Comparison;

/// <summary>How something stands in the later of two versions (变动).</summary>
public enum ChangeKind
{
    /// <summary>新增.</summary>
    Added,

    /// <summary>去掉.</summary>
    Removed,

    /// <summary>改动.</summary>
    Changed,
}

/// <summary>
/// What differs between two versions of a workflow (版本差异). Activities are the same by their ids, lines by their ends and
/// outcome. Where an editor put things, and what it writes without meaning anything, is no difference.
/// </summary>
/// <param name="Steps">Activities, in document order; those removed last.</param>
/// <param name="Lines">Lines of flowcharts, those removed last.</param>
/// <param name="Whole">What the workflow says of itself: name, description, variables, inputs and the like.</param>
public sealed record VersionDifference(
    IReadOnlyList<StepDifference> Steps, IReadOnlyList<LineDifference> Lines, IReadOnlyList<ValueDifference> Whole)
{
    private readonly Dictionary<string, ChangeKind> kinds = Steps.ToDictionary(step => step.Step.Id, step => step.Kind);

    private readonly Dictionary<string, ChangeKind> lineKinds =
        Lines.DistinctBy(line => line.Line.Key).ToDictionary(line => line.Line.Key, line => line.Kind);

    /// <summary>True when both say the same.</summary>
    public bool IsNone => Steps.Count == 0 && Lines.Count == 0 && Whole.Count == 0;

    /// <summary>What became of an activity of either version; null for one that stayed as it was.</summary>
    public ChangeKind? KindOf(ActivityNode step) => kinds.TryGetValue(step.Id, out var kind) ? kind : null;

    /// <summary>What became of lines that are drawn as one: null unless all of them are new, or all are gone.</summary>
    public ChangeKind? KindOf(IReadOnlyList<Connection> lines)
    {
        var found = lines.Select(line => lineKinds.TryGetValue(line.Key, out var kind) ? kind : (ChangeKind?)null).Distinct().ToList();
        return found is [{ } one] ? one : found.Count > 1 ? ChangeKind.Changed : null;
    }

    /// <summary>Compares two versions; the cost is that of reading both once.</summary>
    public static VersionDifference Between(WorkflowDefinition before, WorkflowDefinition after) => new(
        StepComparison.Between(before, after), LinesOf(before, after), WholeOf(before, after));

    private static List<LineDifference> LinesOf(WorkflowDefinition before, WorkflowDefinition after)
    {
        var (were, are) = (Lines(before), Lines(after));
        return
        [
            .. are.Where(line => !were.ContainsKey(line.Key)).Select(line => Of(ChangeKind.Added, line.Value, after)),
            .. were.Where(line => !are.ContainsKey(line.Key)).Select(line => Of(ChangeKind.Removed, line.Value, before)),
        ];

        static Dictionary<string, Connection> Lines(WorkflowDefinition definition) =>
            definition.Activities.Values.SelectMany(a => a.Connections).DistinctBy(line => line.Key).ToDictionary(line => line.Key);

        static LineDifference Of(ChangeKind kind, Connection line, WorkflowDefinition definition) =>
            new(kind, line, definition.Activities[line.Source], definition.Activities[line.Target]);
    }

    private static IReadOnlyList<ValueDifference> WholeOf(WorkflowDefinition before, WorkflowDefinition after) =>
        ComparedValues.Compare(before.Json, after.Json, member => member is
            "name" or "description" or "variables" or "inputs" or "outputs" or "outcomes" or "options" or "customProperties");
}

/// <summary>An activity that differs (环节变动).</summary>
/// <param name="Kind">How.</param>
/// <param name="Step">The activity in the later version; of one removed, in the earlier.</param>
/// <param name="Values">What of it changed; empty unless <see cref="ChangeKind.Changed"/>.</param>
public sealed record StepDifference(ChangeKind Kind, ActivityNode Step, IReadOnlyList<ValueDifference> Values);

/// <summary>A line that is new or gone (连线变动).</summary>
/// <param name="Kind">Which.</param>
/// <param name="Line">The line.</param>
/// <param name="Source">Where it begins.</param>
/// <param name="Target">Where it leads.</param>
public sealed record LineDifference(ChangeKind Kind, Connection Line, ActivityNode Source, ActivityNode Target);

/// <summary>A value that differs (取值变动).</summary>
/// <param name="Name">The member of the JSON, such as <c>title</c>; or <c>@name</c>, <c>@type</c>, <c>@container</c> for what every activity has.</param>
/// <param name="Before">The earlier value in one line; null for none.</param>
/// <param name="After">The later value; null for none.</param>
public sealed record ValueDifference(string Name, string? Before, string? After);
