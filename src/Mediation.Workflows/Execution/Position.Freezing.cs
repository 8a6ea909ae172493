using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Analysis;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Flows;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>From a stored state to a position and back.</summary>
internal sealed partial class Position
{
    /// <summary>Links a state to its definitions; null when the library lacks one of them.</summary>
    public static Position? Thaw(WorkflowState state, IWorkflowLibrary library, Defects defects)
    {
        if (library.FindVersion(state.VersionId) is not { } definition)
            return null;
        var position = new Position(state, new Run(definition)
        {
            Inputs = Run.Named(defects.ForgetsInputs ? Lasting(state.Inputs, definition) : state.Inputs),
            OutputsBefore = state.Outputs,
            Outcomes = state.Outcomes,
        }, defects);
        foreach (var instance in state.Activities)
            if (!position.TryThaw(instance, library))
                return null;
        position.Forget(definition.Workflow, position.MainVariables, inputs: []);
        if (!position.Roots.Exists(r => r.Run.IsMain))
            position.main.End = state.SubStatus is WorkflowSubStatus.Suspended
                ? WorkflowSubStatus.Finished
                : state.SubStatus;
        return position;
    }

    /// <summary>The original stores only the inputs that a lasting driver keeps.</summary>
    private static Dictionary<string, JsonElement> Lasting(
        IReadOnlyDictionary<string, JsonElement> inputs, WorkflowDefinition definition) =>
        inputs.Where(i => definition.Inputs.Any(
            a => a.IsLasting && string.Equals(a.Name, i.Key, StringComparison.OrdinalIgnoreCase))).ToDictionary();

    public WorkflowState Freeze()
    {
        var ended = main.End is not null && !HasOthers();
        if (defects.LosesOwners)
            ended = EndedLosingOwners();
        return origin with
        {
            CorrelationId = CorrelationId,
            Name = Name,
            Status = ended ? WorkflowStatus.Finished : WorkflowStatus.Running,
            SubStatus = ended || main.End is WorkflowSubStatus.Faulted
                ? main.End ?? WorkflowSubStatus.Finished
                : WorkflowSubStatus.Suspended,
            Counter = Counter,
            Activities = ended && main.End is not WorkflowSubStatus.Faulted ? [] : Frozen(),
            Bookmarks = Bookmarks.ToArray(),
            Incidents = Incidents.ToArray(),
            Passed = passed.Freeze(),
            SentBack = sentBack?.Freeze() ?? origin.SentBack,
            Variables = MainVariables.Freeze(),
            Inputs = main.Inputs,
            Outputs = main.OutputsNow,
            Outcomes = main.Outcomes,
        };
    }

    /// <summary>
    /// The original's end: nothing is active any more. It cannot store what still reports to an owner that has ended.
    /// </summary>
    private bool EndedLosingOwners()
    {
        var ends = main.End is WorkflowSubStatus.Faulted or WorkflowSubStatus.Cancelled || main.Finishing;
        return ends || frames.Count == 0 || (Lost().FirstOrDefault(f => f.Reports) is { } lost
            ? throw new LostOwnerException(lost.Node)
            : false);
    }

    /// <summary>True while a workflow that this one started goes on.</summary>
    private bool HasOthers() => Roots.Exists(r => !r.Run.IsMain);

    /// <summary>What goes on although its owner has ended.</summary>
    private IEnumerable<Frame> Lost() => frames.Values.Where(f => f.Owner is { } owner && !frames.ContainsKey(owner.Id));

    private bool TryThaw(ActivityInstance instance, IWorkflowLibrary library)
    {
        var owner = instance.OwnerId is null ? null : frames[instance.OwnerId];
        var run = instance.Run is { } own ? ThawRun(own, owner, library) : owner?.Run ?? main;
        if (run is null || !run.Definition.Activities.TryGetValue(instance.ActivityId, out var node))
            return false;
        var variables = instance.Run is not null && run == main ? MainVariables : Values.Of(instance.Variables);
        Forget(node, variables, instance.Run is null || run == main ? [] : run.Definition.Inputs);
        Add(new Frame(instance.Id, node, owner, run)
        {
            BeginsRun = instance.Run is not null,
            Status = instance.Status,
            Properties = Values.Of(instance.Properties),
            Variables = variables,
            Flow = instance.Flow is { } flow ? Thawed(flow, node, run) : null,
        });
        return true;
    }

    /// <summary>What an older state didn't say of a flowchart's past, it said of the whole instance's.</summary>
    private FlowCounters Thawed(FlowPosition flow, ActivityNode flowchart, Run run)
    {
        var graph = FlowGraph.Of(flowchart, flow.Start);
        if (flow.Left is null && run.Whole.Definition.FlowchartMode is FlowchartMode.Counter)
        {
            var order = graph.Reachable.Where(id => passed.Contains(run == main ? id : $"{run.Definition.VersionId}/{id}")).ToList();
            flow = flow with { Left = order.Index().ToDictionary(o => o.Item, o => (long)(o.Index - order.Count)) };
        }
        return new FlowCounters(flow, graph);
    }

    /// <summary>
    /// The original stores only what a lasting driver keeps, nulls never, and nothing that a script made up; what loops and
    /// workflows used as activities declare has a lasting driver.
    /// </summary>
    private void Forget(ActivityNode node, Values? values, IReadOnlyList<WorkflowArgument> inputs)
    {
        if (values is null || (!defects.ForgetsVariables && !defects.DropsNulls))
            return;
        foreach (var variable in node.Variables)
            if (values.TryGetValue(variable.Id, out var value)
                && ((defects.ForgetsVariables && !variable.IsLasting) || (defects.DropsNulls && JsonValues.IsNull(value))))
                values[variable.Id] = variable.Default;
        if (!defects.ForgetsVariables)
            return;
        foreach (var name in values.Keys.ToList())
            if (!Looping.Declares(name) && node.Variables.All(v => v.Id != name) && inputs.All(i => i.Name != name))
                values.Remove(name);
    }

    private Run? ThawRun(RunPosition run, Frame? owner, IWorkflowLibrary library)
    {
        if (run.CallerId is null && owner is null)
            return main;
        if (library.FindVersion(run.VersionId) is not { } definition)
            return null;
        return new Run(definition)
        {
            Within = owner?.Run,
            Inputs = Run.Named(run.Inputs),
            OutputsBefore = run.Outputs,
            CallerId = run.CallerId,
            ParentId = run.ParentId,
            CallerWaits = run.CallerWaits,
        };
    }

    private List<ActivityInstance> Frozen()
    {
        var frozen = new List<ActivityInstance>(frames.Count);
        foreach (var root in Roots)
            Freeze(root, ownerId: null, frozen);
        if (frozen.Count < frames.Count)
            foreach (var lost in Lost())
                Freeze(lost, ownerId: null, frozen);
        return frozen;
    }

    private static void Freeze(Frame frame, string? ownerId, List<ActivityInstance> frozen)
    {
        frozen.Add(frame.Freeze(ownerId, frame.BeginsRun ? Frozen(frame.Run) : null));
        foreach (var child in frame.Children)
            Freeze(child, frame.Id, frozen);
    }

    private static RunPosition Frozen(Run run) =>
        new(run.Definition.VersionId, run.CallerId, run.CallerWaits)
        {
            ParentId = run.ParentId,
            Inputs = run.IsMain ? ActivityInstance.Empty : run.Inputs,
            Outputs = run.IsMain ? ActivityInstance.Empty : run.OutputsNow,
        };
}

/// <summary>The original cannot store this: it reports to an owner that has ended.</summary>
internal sealed class LostOwnerException(ActivityNode at) : Exception
{
    public ActivityNode At { get; } = at;
}
