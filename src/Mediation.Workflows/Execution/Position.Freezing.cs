using System.Text.Json;
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
            Inputs = Run.Named(state.Inputs.Where(i => !defects.ForgetsInputs || definition.Inputs.Any(
                a => a.IsLasting && string.Equals(a.Name, i.Key, StringComparison.OrdinalIgnoreCase)))),
            Outputs = Run.Named(state.Outputs),
            Outcomes = state.Outcomes,
        }, defects);
        foreach (var instance in state.Activities)
            if (!position.TryThaw(instance, library))
                return null;
        position.Forget(definition.Variables, position.MainVariables);
        if (position.Roots.TrueForAll(r => r.Run != position.main))
            position.main.End = state.SubStatus is WorkflowSubStatus.Suspended
                ? WorkflowSubStatus.Finished
                : state.SubStatus;
        return position;
    }

    public WorkflowState Freeze()
    {
        var ended = main.End is not null && Roots.TrueForAll(r => r.Run == main);
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
            Activities = ended && main.End is not WorkflowSubStatus.Faulted
                ? []
                : [.. Roots.Concat(Lost()).SelectMany(Frozen)],
            Bookmarks = [.. Bookmarks],
            Incidents = [.. Incidents],
            Passed = passed,
            SentBack = sentBack,
            Variables = MainVariables,
            Inputs = main.Inputs,
            Outputs = main.Outputs,
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

    /// <summary>What goes on although its owner has ended.</summary>
    private IEnumerable<Frame> Lost() => frames.Values.Where(f => f.Owner is { } owner && !frames.ContainsKey(owner.Id));

    private bool TryThaw(ActivityInstance instance, IWorkflowLibrary library)
    {
        var owner = instance.OwnerId is null ? null : frames[instance.OwnerId];
        var run = instance.Run is { } own ? ThawRun(own, owner, library) : owner?.Run ?? main;
        if (run is null || !run.Definition.Activities.TryGetValue(instance.ActivityId, out var node))
            return false;
        var variables = new Dictionary<string, JsonElement>(instance.Variables);
        Forget(node.Variables, variables);
        Add(new Frame(instance.Id, node, owner, run)
        {
            BeginsRun = instance.Run is not null,
            Status = instance.Status,
            Properties = new(instance.Properties),
            Variables = instance.Run is not null && run == main ? MainVariables : variables,
            Flow = instance.Flow is { } flow ? Thawed(flow, node, run) : null,
        });
        return true;
    }

    /// <summary>What an older state didn't say of a flowchart's past, it said of the whole instance's.</summary>
    private FlowCounters Thawed(FlowPosition flow, ActivityNode flowchart, Run run)
    {
        if (flow.Left is null && run.Whole.Definition.FlowchartMode is FlowchartMode.Counter)
        {
            var order = FlowGraph.Of(flowchart, flow.Start).Reachable.Where(id => passed.ContainsKey(Key(run, id))).ToList();
            flow = flow with { Left = order.Index().ToDictionary(o => o.Item, o => (long)(o.Index - order.Count)) };
        }
        return new FlowCounters(flow);
    }

    /// <summary>The original stores only what a lasting driver keeps, and nulls never.</summary>
    private void Forget(IReadOnlyList<VariableDefinition> declared, Dictionary<string, JsonElement> values)
    {
        foreach (var variable in declared)
            if (values.TryGetValue(variable.Id, out var value)
                && ((defects.ForgetsVariables && !variable.IsLasting) || (defects.DropsNulls && JsonValues.IsNull(value))))
                values[variable.Id] = variable.Default;
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
            Outputs = Run.Named(run.Outputs),
            CallerId = run.CallerId,
            ParentId = run.ParentId,
            CallerWaits = run.CallerWaits,
        };
    }

    private IEnumerable<ActivityInstance> Frozen(Frame frame) =>
        frame.Children.SelectMany(Frozen).Prepend(new ActivityInstance
        {
            Id = frame.Id,
            OwnerId = frame.Owner is { } owner && frames.ContainsKey(owner.Id) ? owner.Id : null,
            ActivityId = frame.Node.Id,
            Status = frame.Status,
            Properties = frame.Properties,
            Variables = frame.BeginsRun && frame.Run == main ? ActivityInstance.Empty : frame.Variables,
            Flow = frame.Flow?.Freeze(),
            Run = frame.BeginsRun ? Frozen(frame.Run) : null,
        });

    private RunPosition Frozen(Run run) =>
        new(run.Definition.VersionId, run.CallerId, run.CallerWaits)
        {
            ParentId = run.ParentId,
            Inputs = run == main ? ActivityInstance.Empty : run.Inputs,
            Outputs = run == main ? ActivityInstance.Empty : run.Outputs,
        };
}

/// <summary>The original cannot store this: it reports to an owner that has ended.</summary>
internal sealed class LostOwnerException(ActivityNode at) : Exception
{
    public ActivityNode At { get; } = at;
}
