namespace Mediation.Workflows.Execution;

/// <content>What waits below some activities of a container.</content>
internal sealed partial class Position
{
    /// <summary>Bookmarks below the container's children of these ids, children of child workflows included.</summary>
    public IReadOnlyList<string> WaitingIn(Frame container, HashSet<string> activities) =>
    [
        .. Bookmarks.Where(b => Find(b.ActivityInstanceId) is { } waits
            && Around(waits).Any(f => f.Owner == container && activities.Contains(f.Node.Id))).Select(b => b.Id),
    ];

    /// <summary>From the inside out, and on to the activity that waits for a child workflow.</summary>
    private IEnumerable<Frame> Around(Frame frame)
    {
        foreach (var around in frame.Outward())
            yield return around;
        if (frame.Root.Run is { CallerWaits: true, CallerId: { } caller } && Find(caller) is { } waits)
            foreach (var around in Around(waits))
                yield return around;
    }
}
