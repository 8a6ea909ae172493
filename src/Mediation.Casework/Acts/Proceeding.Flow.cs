using System.Text.Json;
using Mediation.Casework.Activities;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <content>Where the workflow moves: starting, leaving a step, ending.</content>
public sealed partial class Proceeding
{
    /// <summary>Starts a workflow for this case and runs it to its first wait (启动流程).</summary>
    public Refusal? Start(string definitionId)
    {
        if (Briefing.Workflows.Find(definitionId) is not { } definition)
            return new Refusal("workflow.not-in-force", null, definitionId);
        var run = Briefing.NextId();
        Record(new WorkflowStarted(run, definition.DefinitionId, definition.VersionId));
        moving = run;
        return Take(run, Machine.Start(definition, run.ToString("N"), null, Host));
    }

    /// <summary>Leaves the step of a work item by an outcome; the workflow runs on to its next wait (推进).</summary>
    public Refusal? Leave(WorkItem item, string outcome)
    {
        Record(new WorkflowMoved(item.Run, item.Step, outcome) { Item = item.Id });
        StartClocksOf(outcome);
        var payload = JsonSerializer.SerializeToElement(new StepLeft(item.Id, outcome), JournalJson.Options);
        moving = item.Run;
        return Take(item.Run, Machine.Resume(states[item.Run], item.Bookmark, payload, Host));
    }

    /// <summary>Leaves the step of an overdue clock by its port <c>overdue</c>, if anything is connected to it.</summary>
    public void LeaveOverdue(Deadline clock)
    {
        if (File.WorkItems.Find(w => w.Id == clock.WorkItem) is not { Open: true } item)
            return;
        if (ConnectsOverdue(item))
            Leave(item, Step.Overdue);
    }

    /// <summary>Ends the case: nothing stays open, no clock runs on, workflows that still wait are cancelled (结束).</summary>
    public void End(CaseResult result)
    {
        Record(new CaseClosed(result, Now));
        foreach (var item in File.OpenItems.ToList())
            Record(new WorkItemClosed(item.Id, "case-closed", Now));
        foreach (var clock in File.Deadlines.Where(d => !d.IsFinal).ToList())
            Change(clock, clock.Void(Now, result.ToString()));
        foreach (var run in File.Runs.Where(r => r.Running && r.Id != moving).ToList())
            Take(run.Id, Machine.Cancel(states[run.Id], Host));
    }

    /// <summary>Takes on the stage of the step that was entered (进入阶段).</summary>
    public void Enter(CaseStage stage)
    {
        if (File.Stage != stage && !File.Closed)
            Record(new StageReached(stage));
    }

    /// <summary>Opens a work item and starts the clocks that the rules give it (产生待办).</summary>
    public void Open(WorkItem item)
    {
        Record(new WorkItemOpened(item));
        Tell($"unit:{item.Unit}", goingBack ? "sent-back" : "work-item-opened", ("title", item.Title));
    }

    /// <summary>Closes a work item that is still open; its clocks that were not met no longer apply (结束待办).</summary>
    public void CloseItem(Guid id, string how)
    {
        if (File.WorkItems.Find(w => w.Id == id) is not { Open: true })
            return;
        Record(new WorkItemClosed(id, how, Now));
        foreach (var clock in File.Deadlines.Where(d => d.WorkItem == id && !d.IsFinal).ToList())
            Change(clock, clock.Void(Now, how));
    }

    /// <summary>The same work item now waits at another bookmark for other acts (待办转入下一步).</summary>
    public void Turn(WorkItem item, string bookmark, IReadOnlyList<string> acts, string? title = null) =>
        Record(new WorkItemTurned(item.Id, title ?? item.Title, File.Stage, bookmark, acts));

    // The version the run is pinned to decides, not the one in force now; a child's is found by its bookmark's owner.
    private bool ConnectsOverdue(WorkItem item)
    {
        var state = states[item.Run];
        return state.Bookmark(item.Bookmark) is { } bookmark
            && Briefing.Workflows.FindVersion(state.VersionIdOf(bookmark.ActivityInstanceId)) is { } definition
            && Lines.Connects(definition.Root, bookmark.ActivityId, Step.Overdue);
    }

    private static readonly WorkflowMachine Machine = new();

    private Guid? moving;

    private WorkflowHost Host => new(Now, Briefing.Workflows, this)
    {
        Zone = Briefing.Calendar.Zone,
        Seed = RecordedRun.Seed(File.Id, File.Version),
        HttpHosts = Briefing.HttpHosts,
    };

    private Refusal Refused(Burst burst) =>
        new($"workflow.{JsonNamingPolicy.KebabCaseLower.ConvertName(burst.Answer.ToString())}", null, File.Number);

    private Refusal? Take(Guid run, Burst burst)
    {
        if (!burst.Advanced)
            return Refused(burst);
        states[run] = burst.State;
        touched = touched.Add(run);
        Record(new WorkflowAdvanced(run, burst.Record));
        NoteFaults(run, burst.State);
        var ended = burst.State.Status is WorkflowStatus.Finished;
        if (ended)
            Record(new WorkflowEnded(run));
        else if (File.Closed)
            return Take(run, Machine.Cancel(burst.State, Host));
        var cancelled = burst.State.SubStatus is WorkflowSubStatus.Cancelled;
        if (!File.Closed)
            CancelDispatchedBy(run, cancelled);
        if (CarryOut(run, burst.Effects) is { } refusal)
            return refusal;
        return !ended ? MatchKept(run) : TellCaller(run) ?? (cancelled ? null : GoOnWithout(run));
    }
}

/// <summary>What a work item's step is told when it is left.</summary>
/// <param name="Item">The work item.</param>
/// <param name="Act">The act that was done: the step's outcome.</param>
public sealed record StepLeft(Guid Item, string Act);
