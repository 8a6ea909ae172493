using Mediation.Casework.Journal;
using Mediation.Casework.Statements;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <content>Writing a case anew from its journal, after an audit found that what is stored differs.</content>
public sealed partial class Proceeding
{
    /// <summary>
    /// Notes that the case was written anew (整理案卷). A workflow whose instance is gone, or doesn't wait where the case's open work items say, ends, and what it asked of
    /// people is withdrawn; when nothing else waits, a supervisor decides how the case goes on.
    /// </summary>
    public Refusal? PutRight(StatementRef reason)
    {
        Record(new PutRight(reason));
        var lost = File.Runs.Where(r => r.Running && !Stands(r.Id)).Select(r => r.Id).ToList();
        foreach (var run in lost)
        {
            foreach (var fault in File.Faults.Where(f => f.Run == run).ToList())
                Record(new FaultSettled(run, fault.Incident, fault.Name));
            Record(new WorkflowCancelled(run, reason));
            Record(new WorkflowEnded(run));
            states.Remove(run);
        }
        foreach (var run in lost)
            if (GoOnWithout(run) is { } refusal)
                return refusal;
        return null;
    }

    private bool Stands(Guid run) =>
        states.TryGetValue(run, out var state)
        && state.Status is WorkflowStatus.Running
        && File.OpenItems.Where(item => item.Run == run).All(item => state.Bookmark(item.Bookmark) is not null);
}
