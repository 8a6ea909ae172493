namespace Mediation.Casework.Owners;

/// <summary>A vote that is over, as the case that it was called for takes it in (本案的表决结果).</summary>
/// <param name="Number">表决编号.</param>
/// <param name="Matter">表决事项.</param>
/// <param name="Tally">计票.</param>
public sealed record DecidedVote(string Number, VoteMatter Matter, VoteTally Tally)
{
    /// <summary>The result of it.</summary>
    public VoteResult Result => VoteResult.Of(Matter, Tally);
}
