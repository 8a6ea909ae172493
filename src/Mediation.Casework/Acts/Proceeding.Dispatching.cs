using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <content>Workflows that a workflow of the case dispatches, and how they come back to it.</content>
public sealed partial class Proceeding
{
    // As many as one decision dispatches; more are workflows that dispatch each other without end.
    private const int MostDispatched = 200;

    private int dispatched;

    /// <summary>Begins another workflow of the case, in the version in force, and runs it to its first wait (派发流程).</summary>
    private Refusal? Dispatch(Guid run, WorkflowDispatched asked)
    {
        if (++dispatched > MostDispatched)
            return new Refusal("workflow.step-limit-exceeded", null, File.Number);
        if (Briefing.Workflows.Find(asked.DefinitionId) is not { } definition)
            return new Refusal("workflow.not-in-force", null, asked.DefinitionId);
        var child = Briefing.NextId();
        Record(new WorkflowStarted(child, definition.DefinitionId, definition.VersionId)
        {
            Caller = new RunCaller(run, asked.BookmarkId, asked.ChildId),
        });
        moving = child;
        var correlation = string.IsNullOrEmpty(asked.CorrelationId) ? null : asked.CorrelationId;
        return Take(child, Machine.Start(definition, child.ToString("N"), asked.Inputs, Host, correlationId: correlation));
    }

    /// <summary>A workflow ended, however: the one that waits for it goes on (子流程结束).</summary>
    private Refusal? TellCaller(Guid run)
    {
        if (File.Closed || File.Runs.Find(r => r.Id == run)?.Caller is not { Bookmark: { } bookmark } caller || !WaitsAt(caller.Run, bookmark))
            return null;
        var state = states[run];
        var failed = state.SubStatus is WorkflowSubStatus.Faulted or WorkflowSubStatus.Cancelled;
        moving = caller.Run;
        return Take(caller.Run, Machine.Resume(
            states[caller.Run], bookmark, new ChildEnded(caller.Child, failed, state.Outputs), Host));
    }

    // Whoever was waited for by a step that was cancelled, or was dispatched by a workflow that was, has nobody to come back to.
    private void CancelDispatchedBy(Guid run, bool all)
    {
        foreach (var child in File.Runs.Where(r => r.Running && r.Caller?.Run == run).ToList())
        {
            if (!all && (child.Caller!.Bookmark is not { } bookmark || WaitsAt(run, bookmark)))
                continue;
            Take(child.Id, Machine.Cancel(states[child.Id], Host));
            Withdraw(child.Id);
        }
    }

    private bool WaitsAt(Guid run, string bookmark) =>
        File.Runs.Find(r => r.Id == run) is { Running: true } && states[run].Bookmark(bookmark) is not null;
}
