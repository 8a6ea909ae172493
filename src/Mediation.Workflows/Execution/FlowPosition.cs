namespace Mediation.Workflows.Execution;

/// <summary>
/// Where a flowchart stands: how often each activity was entered going forward, how often each connection was decided
/// and whether it was followed the last time, and which lines out of a loop wait for the round's end (汇合计数).
/// </summary>
/// <param name="Start">The activity it started from.</param>
/// <param name="Entered">Forward entries by activity id; entries over a back edge don't count.</param>
/// <param name="Decided">Decisions by connection key.</param>
/// <param name="Followed">The keys whose last decision was to follow.</param>
/// <param name="Rounds">Rounds that have ended, by the id of the activity a loop begins with.</param>
/// <param name="Held">Keys of lines out of a loop that weren't taken this round, by the same id.</param>
public sealed record FlowPosition(
    string Start, IReadOnlyDictionary<string, int> Entered, IReadOnlyDictionary<string, int> Decided,
    IReadOnlyList<string> Followed, IReadOnlyDictionary<string, int> Rounds,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Held)
{
    /// <summary>The tokens of a flowchart in token mode, oldest first; empty in counting mode (令牌).</summary>
    public IReadOnlyList<FlowToken> Tokens { get; init; } = [];

    /// <summary>
    /// The activities that completed in this run of the flowchart and in the round that goes on of every loop around
    /// them, each with the state's counter then, so that a later one has the larger number (已办). Null in states of older versions, which
    /// didn't say.
    /// </summary>
    public IReadOnlyDictionary<string, long>? Left { get; init; }
}
