namespace Mediation.Workflows.Execution;

/// <summary>From a stored state to a position and back.</summary>
internal sealed partial class Position
{
    /// <summary>Links a state to its definitions; null when the library lacks one of them.</summary>
    public static Position? Thaw(WorkflowState state, IWorkflowLibrary library)
    {
        if (library.FindVersion(state.VersionId) is not { } definition)
            return null;
        var position = new Position(state, new Run(definition)
        {
            Inputs = Run.Named(state.Inputs),
            Outputs = Run.Named(state.Outputs),
            Outcomes = state.Outcomes,
        });
        foreach (var instance in state.Activities)
            if (!position.TryThaw(instance, library))
                return null;
        if (position.Roots.TrueForAll(r => r.OwnRun != position.main))
            position.main.End = state.SubStatus is WorkflowSubStatus.Suspended
                ? WorkflowSubStatus.Finished
                : state.SubStatus;
        return position;
    }

    public WorkflowState Freeze()
    {
        var ended = main.End is not null && Roots.TrueForAll(r => r.OwnRun == main);
        var keepsRemains = main.End is WorkflowSubStatus.Faulted;
        return origin with
        {
            CorrelationId = CorrelationId,
            Status = ended ? WorkflowStatus.Finished : WorkflowStatus.Running,
            SubStatus = ended || main.End is WorkflowSubStatus.Faulted ? main.End!.Value : WorkflowSubStatus.Suspended,
            Counter = Counter,
            Activities = ended && !keepsRemains ? [] : [.. Roots.SelectMany(Frozen)],
            Bookmarks = [.. Bookmarks],
            Incidents = [.. Incidents],
            Passed = passed,
            Variables = MainVariables,
            Inputs = main.Inputs,
            Outputs = main.Outputs,
            Outcomes = main.Outcomes,
        };
    }

    private bool TryThaw(ActivityInstance instance, IWorkflowLibrary library)
    {
        var owner = instance.OwnerId is null ? null : frames[instance.OwnerId];
        var run = owner is null ? ThawRun(instance.Run!, library) : owner.Run;
        if (run is null || !run.Definition.Activities.TryGetValue(instance.ActivityId, out var node))
            return false;
        Add(new Frame(instance.Id, node, owner)
        {
            OwnRun = owner is null ? run : null,
            Status = instance.Status,
            Properties = new(instance.Properties),
            Variables = owner is null && run == main ? MainVariables : new(instance.Variables),
            Flow = instance.Flow is { } flow ? new FlowCounters(flow) : null,
        });
        return true;
    }

    private Run? ThawRun(RunPosition run, IWorkflowLibrary library)
    {
        if (run.CallerId is null)
            return main;
        if (library.FindVersion(run.VersionId) is not { } definition)
            return null;
        return new Run(definition)
        {
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
            OwnerId = frame.Owner?.Id,
            ActivityId = frame.Node.Id,
            Status = frame.Status,
            Properties = frame.Properties,
            Variables = frame.OwnRun == main ? ActivityInstance.Empty : frame.Variables,
            Flow = frame.Flow?.Freeze(),
            Run = frame.OwnRun is { } run ? Frozen(run) : null,
        });

    private RunPosition Frozen(Run run) =>
        new(run.Definition.VersionId, run.CallerId, run.CallerWaits)
        {
            ParentId = run.ParentId,
            Inputs = run == main ? ActivityInstance.Empty : run.Inputs,
            Outputs = run == main ? ActivityInstance.Empty : run.Outputs,
        };
}
