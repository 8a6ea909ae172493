namespace Mediation.Workflows.Execution;

/// <summary>A token of a flowchart in token mode (令牌): an outcome that is on its way to an activity.</summary>
/// <param name="From">Id of the activity that completed.</param>
/// <param name="Port">The outcome, or null for an unnamed one.</param>
/// <param name="To">Id of the activity it leads to.</param>
/// <param name="Blocked">True for a place kept for a line that has lost its race: the arrival is swallowed.</param>
/// <param name="Consumed">True once its activity has completed, or its arrival was swallowed.</param>
public sealed record FlowToken(string From, string? Port, string To, bool Blocked, bool Consumed)
{
    /// <summary>
    /// True for one that had arrived before the instance was sent back: it runs its target with the next arrival, or
    /// when nothing leads there any more (留存令牌).
    /// </summary>
    public bool Kept { get; init; }

    internal bool IsLive => !Blocked && !Consumed;
}
