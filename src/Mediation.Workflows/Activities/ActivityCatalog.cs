using System.Collections.Frozen;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// The activity types that files may use (活动目录). Immutable; a closed list, so a file can never reach a .NET type by
/// its name. Hosts add theirs: <c>ActivityCatalog.Standard.With(new Step(), …)</c>.
/// </summary>
public sealed class ActivityCatalog
{
    private readonly FrozenDictionary<string, ActivityType> types;

    private readonly FrozenSet<string> refused;

    private readonly IReadOnlyList<WorkflowActivity> workflows;

    private ActivityCatalog(
        IEnumerable<ActivityType> types, IEnumerable<string> refused, IReadOnlyList<WorkflowActivity> workflows)
    {
        this.types = types.ToFrozenDictionary(t => t.TypeName, StringComparer.Ordinal);
        this.refused = refused.ToFrozenSet(StringComparer.Ordinal);
        this.workflows = workflows;
    }

    /// <summary>
    /// Elsa's own activities that this engine runs. Those that run code other than JavaScript, read a console or answer
    /// a request that is open meanwhile are refused by name.
    /// </summary>
    public static ActivityCatalog Standard { get; } = new(
    [
        new Break(), new BulkDispatchWorkflows(), new Complete(), new Correlate(), new Cron(), new Delay(),
        new DispatchWorkflow(), new End(), new Event(), new ExecuteWorkflow(), new Fault(), new Finish(), new Flowchart(),
        new FlowDecision(), new FlowFork(), new FlowJoin(), new FlowNode(), new FlowSendHttpRequest(), new FlowSwitch(),
        new For(), new ForEach(), new Fork(), new HttpEndpoint(), new If(), new NotFound(), new Parallel(),
        new ParallelForEach(), new PublishEvent(), new RunJavaScript(), new RunTask(), new SendHttpRequest(),
        new Sequence(), new SetName(), new SetOutput(), new SetVariable(), new Start(), new StartAt(),
        new StateMachine(), new Switch(), new Timer(), new While(), new WriteLine(),
    ], ["Elsa.ReadLine", "Elsa.RunCSharp", "Elsa.RunPython", "Elsa.WriteHttpResponse"], []);

    /// <summary>Every type, by name in ordinal order; workflows used as activities are not among them.</summary>
    public IEnumerable<ActivityType> Types => types.Values.OrderBy(t => t.TypeName, StringComparer.Ordinal);

    /// <summary>The type with exactly this name, or null; also null when the catalogue refuses it.</summary>
    public ActivityType? Find(string typeName) => Refuses(typeName) ? null : types.GetValueOrDefault(typeName);

    /// <summary>True when a type is known but not carried out here; a file that uses it is refused.</summary>
    public bool Refuses(string typeName) => refused.Contains(typeName);

    /// <summary>This catalogue and some more types; a name that is taken already is a defect.</summary>
    public ActivityCatalog With(params IEnumerable<ActivityType> more) =>
        new([.. types.Values, .. more], refused, workflows);

    /// <summary>
    /// This catalogue without some types: what they ask of a host is not done here, so a file that uses one is refused by
    /// name when it is read, instead of waiting for ever.
    /// </summary>
    public ActivityCatalog Refusing(params IEnumerable<string> typeNames) =>
        new(types.Values, refused.Concat(typeNames), workflows);

    /// <summary>
    /// This catalogue and workflows used as activities (子流程活动): every version that is <c>usableAsActivity</c>. A file
    /// names one by its version id, else by type and version, else by its family.
    /// </summary>
    public ActivityCatalog WithWorkflows(params IEnumerable<WorkflowDefinition> definitions) =>
        new(types.Values, refused, [
            .. workflows, .. definitions.Where(d => d.IsUsableAsActivity).Select(d => new WorkflowActivity(d)),
        ]);

    internal ActivityType? FindWorkflow(WorkflowReference reference) =>
        reference.VersionId is { } id ? workflows.FirstOrDefault(w => w.Definition.VersionId == id)
        : workflows.FirstOrDefault(w => w.TypeName == reference.TypeName && w.Version == reference.Version)
            ?? FindLatest(reference);

    /// <summary>The latest version of the family; null when no version of it is known.</summary>
    internal WorkflowActivity? FindLatest(WorkflowReference reference) => workflows
        .Where(w => reference.DefinitionId is { } id ? w.Definition.DefinitionId == id : w.TypeName == reference.TypeName)
        .MaxBy(w => w.Version);
}

/// <summary>How an activity names the workflow that it is.</summary>
internal sealed record WorkflowReference(string TypeName, int? Version, string? DefinitionId, string? VersionId);
