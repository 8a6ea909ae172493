using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Replay;

/// <summary>
/// Plays the host's activities of one burst from its record (照记录代演): no rules, no case, no clock. Where the record speaks
/// of another activity than the one whose turn it is, the two have parted.
/// </summary>
/// <param name="replies">What was recorded.</param>
/// <param name="bookmarks">The bookmarks of the record, as they are called here; grows.</param>
/// <param name="library">The definitions.</param>
internal sealed class Understudy(IReadOnlyList<Reply> replies, Dictionary<string, string> bookmarks, IWorkflowLibrary library) : StandIn
{
    private int next;

    /// <summary>What the record tells of and nobody has come to yet; null when all was played.</summary>
    public string? Left => next < replies.Count ? replies[next].At : null;

    public override bool Execute(ActivityExecution x) => Do(x);

    public override bool Resume(ActivityExecution x, Bookmark bookmark) => Do(x);

    public override bool Cancel(ActivityExecution x) => x.Node.Type.IsRecorded;

    /// <summary>The candidate for it, else the version that was called then.</summary>
    public override WorkflowDefinition? Called(ActivityExecution x, string? definitionId)
    {
        var then = Next(x).Calls is { } version ? library.FindVersion(version) : null;
        return library.Find(definitionId ?? then?.DefinitionId ?? "") ?? then;
    }

    private bool Do(ActivityExecution x)
    {
        if (!x.Node.Type.IsRecorded)
            return false;
        var reply = Next(x);
        x.TakeTrigger(out _);
        foreach (var recorded in reply.Waits ?? [])
            bookmarks[recorded] = x.CreateBookmark(x.Node.Type.TypeName).Id;
        foreach (var recorded in reply.GaveUp ?? [])
            x.RemoveBookmark(bookmarks.GetValueOrDefault(recorded, recorded));
        foreach (var port in reply.Began ?? [])
            x.TrySchedule(port);
        if (reply.Kept)
            x.KeepBookmark();
        if (reply.EndedChildren)
            x.CancelChildren();
        if (reply.Failed)
            x.Fault("");
        if (reply.Left is { } outcomes)
            x.Complete(outcomes);
        return true;
    }

    private Reply Next(ActivityExecution x) => next < replies.Count && replies[next].At == x.ActivityId
        ? replies[next++]
        : throw new PartedException(Left, x.ActivityId);
}

/// <summary>The record goes one way and the definition another.</summary>
/// <param name="then">The activity of the record; null when it tells of no more.</param>
/// <param name="now">The activity whose turn it is.</param>
internal sealed class PartedException(string? then, string now) : Exception
{
    public string? Then { get; } = then;

    public string Now { get; } = now;
}
