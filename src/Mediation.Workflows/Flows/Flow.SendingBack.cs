using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Flows;

/// <content>
/// Going back to a step that was passed (退回): what descends from it ends and is forgotten, so that the flow comes to it
/// anew; what doesn't is left alone. Only what was passed in the round that goes on can be gone back to.
/// </content>
internal abstract partial class Flow
{
    /// <summary>Why the flowchart can't go back to an activity; null when it can.</summary>
    public BurstAnswer? Bar(string activity) =>
        StandsAt(activity) ? BurstAnswer.StandsThere
        : Counters.HasLeft(activity) ? null
        : BurstAnswer.NotPassed;

    /// <summary>
    /// The activity and everything whose turn comes, or came, because of it. Cost is linear in the flowchart.
    /// </summary>
    public virtual HashSet<string> DescentOf(string activity)
    {
        var descent = new HashSet<string>();
        Graph.AddDescent(activity, descent);
        return descent;
    }

    /// <summary>Ends what descends from an activity, undoes what was counted, and begins the activity again.</summary>
    public Frame SendBack(string activity)
    {
        var descent = DescentOf(activity);
        foreach (var child in X.Frame.Children.Where(c => descent.Contains(c.Node.Id)).ToList())
            X.Stepper.Cancel(child);
        Undo(activity, descent);
        Counters.Forget(descent);
        return Schedule(activity);
    }

    /// <summary>Joins count as if nothing had come out of these activities since the first of them was entered.</summary>
    protected abstract void Undo(string activity, IReadOnlySet<string> descent);

    /// <summary>A loop begins another round: what was passed in the last one is past going back to.</summary>
    protected void Renew(Connection backLine)
    {
        if (Graph.LoopAt(backLine.Target) is { } loop)
            Counters.Forget(loop.Body);
    }

    protected bool StandsAt(string activity) => X.Frame.Children.Any(c => c.Node.Id == activity);
}
