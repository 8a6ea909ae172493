using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 接收表决结果: a step goes on by what the owners voted. Of the two acts only the one that is true is open, and neither before a vote that was
/// called for the case is over.
/// </summary>
/// <param name="code"><see cref="Passed"/> or <see cref="Failed"/>.</param>
/// <param name="carried">Whether it is the act for a vote that was carried.</param>
public sealed class TakeVote(string code, bool carried) : ActKind(code)
{
    /// <summary>表决通过.</summary>
    public const string Passed = "vote-passed";

    /// <summary>表决未通过.</summary>
    public const string Failed = "vote-failed";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (briefing.Vote is not { } vote ? new Refusal("vote.not-over", null, file.Number)
        : vote.Result.Carried == carried ? null : new Refusal("vote.otherwise", null, vote.Number));

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new OwnersVoted(proceeding.Briefing.Vote!, carried));
        return proceeding.Leave(item!, Code);
    }
}
