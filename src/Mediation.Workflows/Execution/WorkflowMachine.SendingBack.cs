using Mediation.Workflows.Definitions;
using Mediation.Workflows.Flows;
using Mediation.Workflows.Replay;

namespace Mediation.Workflows.Execution;

/// <content>退回 and 撤回: going back to a step that was passed.</content>
public sealed partial class WorkflowMachine
{
    /// <summary>
    /// The steps that an instance can be sent back to now (可退回环节), the one passed last first: those passed in a
    /// flowchart that is still open, in the round that still goes on. Steps of a sequence, a loop activity or another container are
    /// never among them, nor those of a container that completed: the container itself is. Cost is linear in the open
    /// flowcharts, times the steps passed in them.
    /// </summary>
    /// <returns>Empty when it ended, when a definition is missing, and under the original's own behaviour.</returns>
    public IReadOnlyList<WayBack> WaysBack(WorkflowState state, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished || options.Defects.CountsAtCompletion
            || Position.Thaw(state, host.Library, options.Defects) is not { } position)
            return [];
        var stepper = new Stepper(position, host, options);
        var ways =
            from instance in state.Activities
            where instance.Flow is not null
            let frame = position.Find(instance.Id)!
            let flow = FlowOf(frame, stepper)
            from activity in frame.Flow!.Left
            where flow.Bar(activity) is null
            let descent = flow.DescentOf(activity)
            orderby frame.Flow!.LeftAt(activity) descending
            select new WayBack(frame.Id, activity, frame.Run.Definition.VersionId, Child(frame, activity).Type.MayWait,
                position.WaitingIn(frame, descent), descent);
        return [.. ways];
    }

    /// <summary>
    /// Sends an instance back to a step it has passed (退回). What descends from the step in its flowchart is cancelled as if
    /// from outside, with its bookmarks and incidents; branches that don't descend from it go on untouched. The joins count
    /// as if the flow had only now come to the step, so going forward again opens each of them exactly once. Variables,
    /// outputs and how often each step was passed keep their values; nothing that was passed runs again
    /// unless the flow comes to it anew.
    /// </summary>
    /// <param name="state">The instance.</param>
    /// <param name="flowchartId">The open flowchart's activity instance, as <see cref="WaysBack"/> names it.</param>
    /// <param name="activityId">The step in it.</param>
    /// <param name="host">What the host hands in.</param>
    /// <returns>
    /// Refused with <see cref="BurstAnswer.NotOpen"/>, <see cref="BurstAnswer.NotPassed"/> or
    /// <see cref="BurstAnswer.StandsThere"/> when it can't go back there.
    /// </returns>
    public Burst SendBack(WorkflowState state, string flowchartId, string activityId, WorkflowHost host) =>
        SendBack(state, flowchartId, activityId, opened: null, host);

    /// <summary>
    /// Takes back that a step was left (撤回): <see cref="SendBack(WorkflowState, string, string, WorkflowHost)"/>, but only
    /// while what was opened then still waits, all of it, and nothing else has come of it.
    /// </summary>
    /// <param name="state">The instance.</param>
    /// <param name="flowchartId">The open flowchart's activity instance.</param>
    /// <param name="activityId">The step that was left.</param>
    /// <param name="opened">Ids of the bookmarks that were new after the burst that left it.</param>
    /// <param name="host">What the host hands in.</param>
    /// <returns>Refused with <see cref="BurstAnswer.ActedOn"/> besides.</returns>
    public Burst Withdraw(
        WorkflowState state, string flowchartId, string activityId, IReadOnlyCollection<string> opened,
        WorkflowHost host) =>
        SendBack(state, flowchartId, activityId, opened.ToHashSet(), host);

    private Burst SendBack(
        WorkflowState state, string flowchartId, string activityId, HashSet<string>? opened, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        if (Position.Thaw(state, host.Library, options.Defects) is not { } position)
            return Missing(state);
        if (options.Defects.CountsAtCompletion
            || position.Find(flowchartId) is not { Flow: not null, Status: ActivityStatus.Running } frame)
            return Refuse(state, BurstAnswer.NotOpen, $"'{flowchartId}' is no open flowchart.");
        var stepper = new Stepper(position, host, options);
        var flow = FlowOf(frame, stepper);
        if (flow.Bar(activityId) is { } answer)
            return Refuse(state, answer, $"Can't go back to '{activityId}' of '{frame.Node}': {answer}.");
        if (opened?.SetEquals(position.WaitingIn(frame, flow.DescentOf(activityId))) is false)
            return Refuse(state, BurstAnswer.ActedOn, $"What came after '{activityId}' has been acted on.");
        var begun = flow.SendBack(activityId);
        position.CountSentBack(begun);
        stepper.Record(TraceEvent.SentBack, begun, []);
        return Run(state, stepper, new SentBackTo(flowchartId, activityId));
    }

    private static Flow FlowOf(Frame flowchart, Stepper stepper) => Flow.Of(new ActivityExecution(stepper, flowchart));

    private static ActivityNode Child(Frame flowchart, string activity) =>
        flowchart.Node.Children.First(c => c.Node.Id == activity).Node;
}
