using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Replay;

/// <summary>Writes down what the host's activities do in a burst (记录).</summary>
internal sealed class Recorder
{
    private readonly List<Reply> replies = [];

    public IReadOnlyList<Reply> Replies => replies;

    /// <summary>An activity has been executed or resumed.</summary>
    public void Note(ActivityExecution x)
    {
        if (x.Node.Type.IsRecorded)
            replies.Add(new Reply(x.ActivityId)
            {
                Left = x.WasCompleted ? x.Frame.Outcomes : null,
                Waits = x.Created,
                GaveUp = x.Removed,
                Began = x.Began,
                Kept = x.BookmarkKept,
                EndedChildren = x.ChildrenCancelled,
                Failed = x.FaultMessage is not null,
            });
    }

    /// <summary>A workflow is called.</summary>
    public void NoteCall(ActivityExecution x, string? versionId) => replies.Add(new Reply(x.ActivityId) { Calls = versionId });
}
