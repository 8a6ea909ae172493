using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Drawing;

/// <summary>How an activity stands in an instance.</summary>
internal enum Mark
{
    /// <summary>Not reached yet.</summary>
    Ahead,

    /// <summary>Done at least once, and not being done.</summary>
    Passed,

    /// <summary>Being done, or waiting.</summary>
    Standing,

    /// <summary>Failed; waits for an operator.</summary>
    Faulted,
}

/// <summary>Marks every activity of a definition by one instance; no marks without an instance.</summary>
internal sealed class Marks
{
    private readonly Dictionary<string, Mark> marks = [];

    private readonly bool drawn;

    public Marks(WorkflowState? state)
    {
        drawn = state is not null;
        if (state is null)
            return;
        foreach (var id in state.Passed.Keys)
            marks[id] = Mark.Passed;
        var own = new HashSet<string>();
        foreach (var activity in state.Activities)
        {
            if (activity.OwnerId is null ? activity.Run is not { CallerId: null } : !own.Contains(activity.OwnerId))
                continue;
            own.Add(activity.Id);
            marks[activity.ActivityId] = activity.Status is ActivityStatus.Faulted ? Mark.Faulted : Mark.Standing;
        }
    }

    /// <summary>The mark of an activity, or null when no instance is drawn.</summary>
    public Mark? Of(ActivityNode node) => drawn ? marks.GetValueOrDefault(node.Id) : null;
}
