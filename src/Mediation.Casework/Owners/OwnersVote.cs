using Mediation.Casework.Disclosures;
using Mediation.Casework.Places;

namespace Mediation.Casework.Owners;

/// <summary>Where a vote stands (表决进度): told by the product's clock, set by nobody.</summary>
public enum VoteStanding
{
    /// <summary>公告中: everybody is told, and no ballot counts yet.</summary>
    Notice,

    /// <summary>投票中.</summary>
    Open,

    /// <summary>已截止: the result stands.</summary>
    Closed,

    /// <summary>已作废.</summary>
    Withdrawn,
}

/// <summary>A vote of the owners of a compound (业主表决). Its roll is that of the day it was called; what the roll is changed to later doesn't touch it.</summary>
/// <param name="Number">表决编号.</param>
/// <param name="Compound">小区代码.</param>
/// <param name="Matter">表决事项.</param>
/// <param name="Headline">标题.</param>
/// <param name="Text">What is to be decided.</param>
/// <param name="Unit">Which unit calls it: code (召集单位).</param>
/// <param name="CalledAt">公告时刻.</param>
/// <param name="OpensAt">开始投票.</param>
/// <param name="ClosesAt">截止投票: from this moment on no ballot is taken.</param>
public sealed record OwnersVote(
    string Number, string Compound, VoteMatter Matter, string Headline, string Text, string Unit, DateTimeOffset CalledAt, DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt)
{
    /// <summary>Why it was withdrawn; null when it wasn't (作废理由).</summary>
    public string? WithdrawnFor { get; init; }

    /// <summary>Number of the case that it was called for; null for none.</summary>
    public string? Case { get; init; }

    /// <summary>Where it stands at a moment.</summary>
    public VoteStanding At(DateTimeOffset now) =>
        WithdrawnFor is not null ? VoteStanding.Withdrawn
        : now < OpensAt ? VoteStanding.Notice
        : now < ClosesAt ? VoteStanding.Open
        : VoteStanding.Closed;
}

/// <summary>How a household voted (表决意见).</summary>
public enum BallotChoice
{
    /// <summary>同意.</summary>
    InFavour,

    /// <summary>不同意.</summary>
    Against,

    /// <summary>弃权.</summary>
    Abstain,
}

/// <summary>A paper ballot as it was entered (选票).</summary>
/// <param name="Choice">What it says; null when nothing was chosen.</param>
/// <param name="Mandate">Number of the written mandate when somebody else voted for the owner (委托书编号); null when the owner did. How many mandates one person may hold is bounded by no law that we know.</param>
public sealed record Ballot(BallotChoice? Choice, string? Mandate)
{
    private const int LongestMandate = 40;

    /// <summary>Why it can't be taken as it is written; null when it can.</summary>
    public Refusal? Fault() =>
        Choice is null ? new Refusal("field.missing", "ballot", "ballot")
        : Mandate is { Length: > LongestMandate } ? new Refusal("field.too-long", "mandate", "mandate", LongestMandate, Mandate.Length)
        : Mandate is not null && Disclosure.HoldsPersonalNumber(Mandate) ? new Refusal("vote.personal-number", "mandate")
        : null;
}

/// <summary>What is written down when a vote is called (召集表决).</summary>
public sealed record VoteForm
{
    /// <summary>Days between the notice and the first ballot, at least (物业管理条例第十四条).</summary>
    public const int Notice = 15;

    /// <summary>The last moment of a vote lies at most so many days ahead: our policy (本镇政策).</summary>
    public const int Longest = 180;

    /// <summary>小区代码.</summary>
    public string Compound { get; init; } = "";

    /// <summary>表决事项; null for none of them.</summary>
    public VoteMatter? Matter { get; init; }

    /// <summary>标题.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What is to be decided.</summary>
    public string Text { get; init; } = "";

    /// <summary>召集单位.</summary>
    public string Unit { get; init; } = "";

    /// <summary>开始投票.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>截止投票.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Number of the case that it is called for; empty for none.</summary>
    public string Case { get; init; } = "";

    /// <summary>Every fault at once, each at its field; none when it may be called. Names are looked for elsewhere.</summary>
    public IReadOnlyList<Refusal> Faults(Town town, DateTimeOffset now) =>
    [
        .. town.Compound(Compound) is null ? [new Refusal("field.not-an-option", "compound", "compound", Compound)] : Array.Empty<Refusal>(),
        .. Matter is null ? [new Refusal("field.missing", "voteMatter", "voteMatter")] : Array.Empty<Refusal>(),
        .. Said("voteHeadline", Headline, 60), .. Said("voteText", Text, 3000),
        .. OpensAt >= now.AddDays(Notice) ? Array.Empty<Refusal>() : [new Refusal("vote.notice", "opensAt", Notice)],
        .. ClosesAt > OpensAt && ClosesAt <= now.AddDays(Longest) ? Array.Empty<Refusal>() : [new Refusal("vote.days", "closesAt", Longest)],
    ];

    private static IEnumerable<Refusal> Said(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
        else if (Disclosure.HoldsPersonalNumber(text))
            yield return new Refusal("vote.personal-number", field);
    }
}
