using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;
using Mediation.Workflows.Replay;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Moves instances on (流程引擎): definition, state and stimulus in; new state, effects and trace out. Pure and without
/// state of its own, so one machine serves every thread. Cost is linear in the steps taken.
/// </summary>
public sealed partial class WorkflowMachine(MachineOptions? options = null)
{
    private readonly MachineOptions options = options ?? new MachineOptions();

    /// <summary>Starts an instance (启动).</summary>
    /// <param name="definition">The version it is pinned to.</param>
    /// <param name="instanceId">Its id, chosen by the host.</param>
    /// <param name="inputs">Inputs by name, whatever their case; undeclared ones are accepted.</param>
    /// <param name="host">What the host hands in.</param>
    /// <param name="trigger">The stimulus that starts it at a trigger, or null.</param>
    /// <param name="correlationId">What ties it to a matter outside, or null.</param>
    public Burst Start(
        WorkflowDefinition definition, string instanceId, IReadOnlyDictionary<string, JsonElement>? inputs,
        WorkflowHost host, EventTrigger? trigger = null, string? correlationId = null)
    {
        var empty = Empty(definition, instanceId, inputs ?? ActivityInstance.Empty, correlationId);
        var position = Position.Begin(empty, definition, options.Defects);
        position.Roots[0].Run.Trigger = trigger;
        var stepper = new Stepper(position, host, options);
        stepper.Enqueue(position.Roots[0]);
        return Run(empty, stepper, new Begun(trigger?.ActivityId) { BroughtValue = inputs is { Count: > 0 } });
    }

    /// <summary>Gives a waiting activity what it waits for (恢复).</summary>
    public Burst Resume(WorkflowState state, string bookmarkId, object? payload, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        return state.Bookmark(bookmarkId) is { } bookmark
            ? Resume(state, [bookmark], payload, host)
            : Refuse(state, BurstAnswer.NotWaiting, $"Nothing waits for bookmark '{bookmarkId}'.");
    }

    /// <summary>Resumes every <c>Elsa.Event</c> that waits for exactly this name, oldest first (事件).</summary>
    public Burst SendEvent(WorkflowState state, string name, object? payload, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        var waiting = state.Bookmarks.Where(b => Event.WaitsFor(b, name)).ToList();
        return waiting.Count > 0
            ? Resume(state, waiting, payload, host)
            : Refuse(state, BurstAnswer.NotWaiting, $"Nothing waits for event '{name}'.");
    }

    /// <summary>Ends the instance; every step that had begun is told (取消).</summary>
    public Burst Cancel(WorkflowState state, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        return Run(state, host, new Cancelled(), (stepper, position) =>
        {
            foreach (var root in position.Roots.ToList())
            {
                root.Run.End = WorkflowSubStatus.Cancelled;
                if (options.Defects.FaultsLeaveWaits)
                    stepper.Forget(root);
                else
                    stepper.Cancel(root);
            }
        });
    }

    /// <summary>Runs a failed step again from its beginning; its remembered properties are kept (重试).</summary>
    public Burst Retry(WorkflowState state, string activityInstanceId, WorkflowHost host) =>
        Repair(state, activityInstanceId, host, new Retried(activityInstanceId), (stepper, frame) =>
        {
            stepper.Position.Resolve(frame, IncidentResolution.Retried);
            stepper.Enqueue(frame);
        });

    /// <summary>Passes over a failed step as if it had ended with these outcomes, or <c>Done</c> (跳过).</summary>
    public Burst Skip(
        WorkflowState state, string activityInstanceId, WorkflowHost host, params IReadOnlyList<string> outcomes) =>
        Repair(state, activityInstanceId, host, new Skipped(activityInstanceId, outcomes), (stepper, frame) =>
        {
            stepper.Position.Resolve(frame, IncidentResolution.Skipped);
            stepper.Complete(frame, outcomes);
        });

    /// <summary>Resumes what these bookmarks, all of them, wait for; for a replay, whose record holds what came of it.</summary>
    internal Burst ResumeAll(WorkflowState state, IReadOnlyList<string> bookmarkIds, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        var waiting = bookmarkIds.Select(state.Bookmark).OfType<Bookmark>().ToList();
        return waiting.Count == bookmarkIds.Count
            ? Resume(state, waiting, null, host)
            : Refuse(state, BurstAnswer.NotWaiting, $"Nothing waits for {string.Join(", ", bookmarkIds)}.");
    }

    private static WorkflowState Empty(
        WorkflowDefinition definition, string instanceId, IReadOnlyDictionary<string, JsonElement> inputs,
        string? correlationId) => new()
        {
            InstanceId = instanceId,
            DefinitionId = definition.DefinitionId,
            VersionId = definition.VersionId,
            Version = definition.Version,
            CorrelationId = correlationId,
            Status = WorkflowStatus.Running,
            SubStatus = WorkflowSubStatus.Suspended,
            Counter = 0,
            Activities = [],
            Bookmarks = [],
            Incidents = [],
            Passed = WorkflowState.NoCounts,
            Variables = ActivityInstance.Empty,
            Inputs = inputs,
            Outputs = ActivityInstance.Empty,
            Outcomes = [],
        };

    private static Burst Ended(WorkflowState state) =>
        Refuse(state, BurstAnswer.AlreadyFinished, $"The instance ended before: {state.SubStatus}.");

    private static Burst Missing(WorkflowState state) =>
        Refuse(state, BurstAnswer.DefinitionMissing, $"No definition version '{state.VersionId}', or a child's.");

    private static Burst Refuse(WorkflowState state, BurstAnswer answer, string detail) =>
        new(state, [], [], answer, detail);

    private Burst Resume(WorkflowState state, IReadOnlyList<Bookmark> bookmarks, object? payload, WorkflowHost host)
    {
        if (Position.Thaw(state, host.Library, options.Defects) is not { } position)
            return Missing(state);
        var json = JsonValues.Of(payload);
        var stepper = new Stepper(position, host, options);
        foreach (var bookmark in bookmarks)
            stepper.Enqueue(position.Find(bookmark.ActivityInstanceId)!, bookmark, json);
        return Run(state, stepper, new Resumed([.. bookmarks.Select(b => b.Id)])
        {
            BroughtValue = json.ValueKind is not JsonValueKind.Null && bookmarks.Any(b => b.Name.StartsWith("Elsa.", StringComparison.Ordinal)),
        });
    }

    private Burst Repair(
        WorkflowState state, string activityInstanceId, WorkflowHost host, Stimulus stimulus, Action<Stepper, Frame> repair)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        if (!state.Activities.Any(a => a.Id == activityInstanceId && a.Status is ActivityStatus.Faulted))
            return Refuse(state, BurstAnswer.NotFaulted, $"'{activityInstanceId}' has not failed.");
        return Run(state, host, stimulus, (stepper, position) => repair(stepper, position.Find(activityInstanceId)!));
    }

    private Burst Run(WorkflowState state, WorkflowHost host, Stimulus stimulus, Action<Stepper, Position> begin)
    {
        if (Position.Thaw(state, host.Library, options.Defects) is not { } position)
            return Missing(state);
        var stepper = new Stepper(position, host, options);
        begin(stepper, position);
        return Run(state, stepper, stimulus);
    }

    private Burst Run(WorkflowState before, Stepper stepper, Stimulus stimulus)
    {
        try
        {
            stepper.Pump();
        }
        catch (StepLimitException limit)
        {
            var detail = $"Stopped after {options.StepLimit} steps without a wait, at {limit.At} ({limit.At.Path}).";
            return Refuse(before, BurstAnswer.StepLimitExceeded, detail);
        }
        try
        {
            return new Burst(stepper.Position.Freeze(), stepper.Effects, stepper.Trace, BurstAnswer.Advanced)
            {
                Record = new BurstRecord(stimulus, stepper.Recorder.Replies),
            };
        }
        catch (LostOwnerException lost)
        {
            return Refuse(before, BurstAnswer.OwnerLost, $"Lost an owner context, at {lost.At}.");
        }
    }
}
