using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>
/// Acts in the place of activities while the machine itself runs as ever (替身): explorations choose what would depend on
/// values, replays answer from a record. What it leaves alone is done as written.
/// </summary>
internal abstract class StandIn
{
    /// <summary>Inputs are evaluated only when they are asked for, and outputs are not kept.</summary>
    public virtual bool LeavesValues => false;

    /// <summary>True when it has done what executing the activity would do.</summary>
    public virtual bool Execute(ActivityExecution x) => false;

    /// <summary>True when it has done what resuming the activity would do.</summary>
    public virtual bool Resume(ActivityExecution x, Bookmark bookmark) => false;

    /// <summary>True when it has done what telling the activity of its cancellation would do.</summary>
    public virtual bool Cancel(ActivityExecution x) => false;

    /// <summary>The workflow that is called, null when there is none; which one is null where the host would be asked.</summary>
    public virtual WorkflowDefinition? Called(ActivityExecution x, string? definitionId) =>
        definitionId is null ? null : x.Stepper.Host.Library.Find(definitionId);

    /// <summary>Whether a loop goes on; null leaves it to the loop.</summary>
    public virtual bool? GoesOn(ActivityExecution x) => null;

    /// <summary>The cases of a switch that hold; null leaves it to their conditions.</summary>
    public virtual IReadOnlyList<SwitchCase>? Matching(ActivityExecution x, IReadOnlyList<SwitchCase> cases) => null;

    /// <summary>The value of an expression; null has it evaluated.</summary>
    public virtual JsonElement? Value(Frame frame, Expression expression, DataType type) => null;

    /// <summary>A join was passed over although something had come to it.</summary>
    public virtual void PassedOver(Frame flowchart, string join)
    {
    }
}
