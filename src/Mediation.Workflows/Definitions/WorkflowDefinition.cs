using System.Text.Json;

namespace Mediation.Workflows.Definitions;

/// <summary>
/// One version of a workflow, read and checked (流程定义). Immutable; safe to share between threads. Made only by
/// <see cref="WorkflowReader"/>, so every reference inside it is known to resolve.
/// </summary>
public sealed record WorkflowDefinition
{
    /// <summary>The family's id, the same in every version (流程标识).</summary>
    public required string DefinitionId { get; init; }

    /// <summary>This version's id; running instances are pinned to it (版本标识).</summary>
    public required string VersionId { get; init; }

    /// <summary>1-based number of this version (版本号).</summary>
    public required int Version { get; init; }

    /// <summary>What people call it (名称).</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, or null (说明).</summary>
    public string? Description { get; init; }

    /// <summary>Where it was read from, as named by the caller; used in messages only (来源).</summary>
    public required string Source { get; init; }

    /// <summary>Upper-case hex SHA-256 of the text that was read (内容摘要).</summary>
    public required string ContentHash { get; init; }

    /// <summary>Variables of the whole workflow (流程变量).</summary>
    public required IReadOnlyList<VariableDefinition> Variables { get; init; }

    /// <summary>Declared inputs; undeclared ones are accepted at run time (输入).</summary>
    public required IReadOnlyList<WorkflowArgument> Inputs { get; init; }

    /// <summary>Declared outputs (输出).</summary>
    public required IReadOnlyList<WorkflowArgument> Outputs { get; init; }

    /// <summary>True when other workflows may use it as an activity (可作活动).</summary>
    public bool IsUsableAsActivity { get; init; }

    /// <summary>Outcomes it may end with when another workflow runs it (可能的结果).</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>What the file says about faults, or null for the machine's default (故障策略).</summary>
    public FaultHandling? FaultHandling { get; init; }

    /// <summary>
    /// How its flowcharts run (流程图方式): counting, unless the file has the custom property
    /// <c>Flowchart:ExecutionMode</c> with <c>TokenBased</c>. The original keeps the same name with the instance.
    /// </summary>
    public FlowchartMode FlowchartMode { get; init; }

    /// <summary>The implicit wrapper of type <c>Elsa.Workflow</c> that owns the variables and the root.</summary>
    public required ActivityNode Workflow { get; init; }

    /// <summary>The activity drawn in the file: a flowchart, a sequence or any other (根活动).</summary>
    public ActivityNode Root => Workflow.Children[0].Node;

    /// <summary>Every activity by its id, the wrapper included (全部活动).</summary>
    public required IReadOnlyDictionary<string, ActivityNode> Activities { get; init; }

    /// <summary>The ids of all activities, each with its place.</summary>
    internal NameTable ActivityIds => field ??= new NameTable([.. Activities.Keys]);

    /// <summary>The document as read, unknown properties and designer metadata included (原文).</summary>
    public required JsonElement Json { get; init; }

    /// <summary>Same definition: same identity and the same document, whatever the order of properties.</summary>
    public bool Equals(WorkflowDefinition? other) => other is not null
        && (DefinitionId, VersionId, Version, Name) == (other.DefinitionId, other.VersionId, other.Version, other.Name)
        && JsonElement.DeepEquals(Json, other.Json);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(DefinitionId, VersionId, Version, Name);
}

/// <summary>What happens to the instance when a step fails (故障策略).</summary>
public enum FaultHandling
{
    /// <summary>Other branches go on; the failed step waits for retry, skip or cancel.</summary>
    Suspend,

    /// <summary>The instance ends faulted once the work already queued has run.</summary>
    Fault,
}

/// <summary>How a flowchart decides what runs next (流程图方式). A file doesn't say which it was drawn for.</summary>
public enum FlowchartMode
{
    /// <summary>Every line is counted as followed or not; what only untaken lines lead to is passed over.</summary>
    Counter,

    /// <summary>Tokens travel along the lines taken; a target's merge mode says which it waits for.</summary>
    Token,
}
