using Mediation.Casework.Statements;

namespace Mediation.Casework.Dissuasions;

/// <summary>
/// One time that somebody was asked to stop (劝阻记录). Where the police act only on what went on after it (治安管理处罚法 2025 年修订第八十八条, read
/// in reports, not in the official text), these records are the evidence, and go with the case to whoever leads it next.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="Unit">Who asked: unit code.</param>
/// <param name="At">When, as they say.</param>
/// <param name="Manner">How: 上门, 现场, 电话, 书面 (方式).</param>
/// <param name="Effect">What came of it (效果).</param>
/// <param name="Text">Whom, and what was said.</param>
public sealed record Dissuasion(Guid Id, string Unit, DateTimeOffset At, string Manner, string Effect, StatementRef Text)
{
    /// <summary>Every manner, in the order in which forms offer them.</summary>
    public static IReadOnlyList<string> Manners { get; } = ["上门", "现场", "电话", "书面"];

    /// <summary>Every effect: stopped at once, promised to, went on, nobody was met.</summary>
    public static IReadOnlyList<string> Effects { get; } = ["当场停止", "答应改正", "不听劝阻", "没有见到人"];

    /// <summary>The effect of having met nobody, so that nobody was dissuaded.</summary>
    public const string NobodyMet = "没有见到人";

    /// <summary>Whether somebody was asked at all; only then it counts as a dissuasion before the law.</summary>
    public bool Counts => Effect != NobodyMet;
}
