using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Statements;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <content>Steps that failed, and what an administrator does about them.</content>
public sealed partial class Proceeding
{
    /// <summary>The workflow that begins when another ended, the case is open and nothing else waits (善后流程).</summary>
    public const string Stopped = "stopped";

    /// <summary>The open variables of the case's workflows, by instance (在用变量).</summary>
    public IEnumerable<(Guid Run, OpenVariable Variable)> Variables() =>
        from run in File.Runs
        where run.Running
        from variable in OpenVariable.Of(states[run.Id], Briefing.Workflows)
        select (run.Id, variable);

    /// <summary>Sets an open variable; both values are kept as words of the case (修正变量).</summary>
    public Refusal? Mend(Guid run, OpenVariable variable, string? text)
    {
        var burst = Machine.Mend(states[run], variable.OwnerId, variable.Id, text, Host);
        if (!burst.Advanced)
            return Refused(burst);
        var owner = states[run].Activities.First(a => a.Id == variable.OwnerId);
        Record(new VariableMended(run, StepOf(states[run], owner), variable.Name,
            Say("mended-before", variable.Text), Say("mended-after", text ?? "")));
        return Take(run, burst);
    }

    /// <summary>Runs a failed step again (重试). A container that has done part of its work is not: its steps would run twice.</summary>
    public Refusal? Retry(OpenFault fault)
    {
        var state = states[fault.Run];
        if (NodeOf(fault) is { } node && Within(node).Any(inner => HasPassed(state, fault, inner)))
            return new Refusal("retry.part-done", null, fault.Name);
        Record(new StepRetried(fault.Run, fault.Step, fault.Name));
        moving = fault.Run;
        return Take(fault.Run, Machine.Retry(state, fault.Execution, Host));
    }

    /// <summary>Passes over a failed step by one of its outcomes (跳过).</summary>
    public Refusal? Skip(OpenFault fault, string outcome, StatementRef reason)
    {
        if (NodeOf(fault) is not { } node || !node.Type.Ports(node).Contains(outcome))
            return new Refusal("field.not-an-option", "outcome", "outcome", outcome);
        Record(new StepSkipped(fault.Run, fault.Step, fault.Name, outcome, reason));
        moving = fault.Run;
        return Take(fault.Run, Machine.Skip(states[fault.Run], fault.Execution, Host, outcome == ActivityType.Done ? [] : [outcome]));
    }

    /// <summary>
    /// Ends a workflow of the case (取消流程): what it asked of people is withdrawn. When nothing else waits, another workflow
    /// begins, so that the case is never without somebody whose turn it is.
    /// </summary>
    /// <param name="run">Which.</param>
    /// <param name="again">Begin the same workflow anew, in the version in force; else a supervisor decides.</param>
    /// <param name="reason">Why.</param>
    public Refusal? Cancel(WorkflowRun run, bool again, StatementRef reason)
    {
        Record(new WorkflowCancelled(run.Id, reason));
        moving = run.Id;
        if (Take(run.Id, Machine.Cancel(states[run.Id], Host)) is { } refusal)
            return refusal;
        if (!again)
            return GoOnWithout(run.Id);
        Withdraw(run.Id);
        return Start(run.DefinitionId);
    }

    /// <summary>The activity of a fault as drawn; null when the library no longer holds it.</summary>
    public ActivityNode? NodeOf(OpenFault fault) =>
        NodeOf(states[fault.Run], states[fault.Run].Activities.First(a => a.Id == fault.Execution));

    private static IEnumerable<ActivityNode> Within(ActivityNode node) =>
        node.Children.SelectMany(child => Within(child.Node).Prepend(child.Node));

    private static bool HasPassed(WorkflowState state, OpenFault fault, ActivityNode node) =>
        state.Passed.ContainsKey(node.Id) || state.Passed.ContainsKey($"{state.VersionIdOf(fault.Execution)}/{node.Id}");

    // What an instance that ended leaves behind: no work item, and somebody whose turn it is as long as the case is open.
    private Refusal? GoOnWithout(Guid run)
    {
        if (File.Closed)
            return null;
        Withdraw(run);
        var waits = File.OpenItems.Any() || File.Faults.Count > 0 || File.Runs.Exists(r => r.Running && states[r.Id].Bookmarks.Count > 0);
        return waits ? null : Start(Stopped);
    }

    private void Withdraw(Guid run)
    {
        // What the machine cancelled is closed already.
        var cancelled = events.OfType<WorkItemClosed>().Where(e => e.How == "cancelled").Select(e => e.Item).ToHashSet();
        if (File.WorkItems.Exists(
            w => w.Run == run && w.Share is not Assignments.Share.None && (w.Open || cancelled.Contains(w.Id))))
            this.WithdrawAll();
        foreach (var item in File.OpenItems.Where(w => w.Run == run).ToList())
            CloseItem(item.Id, "cancelled");
    }

    // The file's faults are the open incidents of its runs, whatever the burst did to them.
    private void NoteFaults(Guid run, WorkflowState state)
    {
        var open = OpenIncidents(state).ToList();
        foreach (var settled in File.Faults.Where(f => f.Run == run && !open.Exists(o => o.Incident.Id == f.Incident)).ToList())
            Record(new FaultSettled(run, settled.Incident, settled.Name));
        foreach (var (incident, failed) in open.Where(o => !File.Faults.Exists(f => f.Run == run && f.Incident == o.Incident.Id)))
        {
            Record(new WorkflowFaulted(new OpenFault(
                run, incident.Id, failed.Id, StepOf(state, failed), NameOf(state, failed), incident.At)));
            Tell("role:Administrator", "workflow-faulted", ("step", NameOf(state, failed)));
        }
    }

    private static IEnumerable<(Incident Incident, ActivityInstance Failed)> OpenIncidents(WorkflowState state) =>
        from incident in state.Status is WorkflowStatus.Running ? state.OpenIncidents : []
        let failed = state.Activities.FirstOrDefault(a => a.Id == incident.ActivityInstanceId)
        where failed is { Status: ActivityStatus.Faulted }
        select (incident, failed);

    private string StepOf(WorkflowState state, ActivityInstance activity)
    {
        var version = state.VersionIdOf(activity.Id);
        return $"{Briefing.Workflows.FindVersion(version)?.DefinitionId ?? version}/{activity.ActivityId}";
    }

    private string NameOf(WorkflowState state, ActivityInstance activity) =>
        NodeOf(state, activity)?.DisplayText ?? activity.ActivityId;

    private ActivityNode? NodeOf(WorkflowState state, ActivityInstance activity) =>
        Briefing.Workflows.FindVersion(state.VersionIdOf(activity.Id))?.Activities.GetValueOrDefault(activity.ActivityId);
}
