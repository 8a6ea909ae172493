namespace Mediation.Casework.Assignments;

/// <summary>When the shares of a joint handling are enough for the lead to conclude (会办汇总条件).</summary>
public enum JoinRule
{
    /// <summary>全部协办办结.</summary>
    All,

    /// <summary>任一协办办结.</summary>
    Any,

    /// <summary>达到约定数量的协办办结.</summary>
    Quorum,

    /// <summary>主办自行决定.</summary>
    LeadAlone,
}

/// <summary>A named join with its number (会办汇总约定).</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Quorum">How many co-handlers, when the rule is <see cref="JoinRule.Quorum"/>.</param>
public sealed record Join(JoinRule Rule, int Quorum = 0)
{
    /// <summary>How many co-handlers a quorum may name at most.</summary>
    public const int MostCoHandlers = 20;

    /// <summary>
    /// Reads <c>all</c>, <c>any</c>, <c>lead-alone</c> or <c>quorum:n</c> (n from 1 to 20); null for anything else.
    /// </summary>
    public static Join? Parse(string? text) => text?.Split(':') switch
    {
        ["all"] => new(JoinRule.All),
        ["any"] => new(JoinRule.Any),
        ["lead-alone"] => new(JoinRule.LeadAlone),
        ["quorum", var n] when int.TryParse(n, out var count) && count is >= 1 and <= MostCoHandlers => new(JoinRule.Quorum, count),
        _ => null,
    };

    /// <summary>Whether the lead may conclude. A share that was returned or taken back no longer counts.</summary>
    public bool ReadyForLead(IEnumerable<Assignment> assignments)
    {
        var coHandlers = assignments.Where(a => a.Share is Share.CoHandler && a.Live).ToList();
        var concluded = coHandlers.Count(a => a.Concluded);
        return Rule switch
        {
            JoinRule.All => concluded == coHandlers.Count,
            JoinRule.Any => concluded > 0 || coHandlers.Count == 0,
            JoinRule.Quorum => concluded >= Math.Min(Quorum, coHandlers.Count),
            _ => true,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Rule switch
    {
        JoinRule.All => "all",
        JoinRule.Any => "any",
        JoinRule.Quorum => $"quorum:{Quorum}",
        _ => "lead-alone",
    };
}
