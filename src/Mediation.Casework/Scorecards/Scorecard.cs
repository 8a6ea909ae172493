using System.Collections.Immutable;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Scorecards;

/// <summary>A mark for one dimension (一项打分).</summary>
/// <param name="Dimension">考核项目.</param>
/// <param name="Mark">1 to 100.</param>
/// <param name="Ground">依据: what was seen.</param>
public sealed record DimensionMark(Dimension Dimension, int Mark, StatementRef Ground);

/// <summary>What one unit entered after the joint inspection (一家的打分): a mark for each dimension.</summary>
/// <param name="Unit">打分单位.</param>
/// <param name="Marks">One for each dimension, in their order.</param>
public sealed record EnteredMarks(string Unit, ImmutableList<DimensionMark> Marks);

/// <summary>A property firm's score for a period, as it comes about in a case (物业考核). Nobody's name is in it.</summary>
public sealed record Scorecard
{
    /// <summary>Nothing entered yet.</summary>
    public static Scorecard Empty { get; } = new();

    /// <summary>What each unit entered; entered again, the last counts (打分).</summary>
    public ImmutableList<EnteredMarks> Entered { get; init; } = [];

    /// <summary>What it comes to; null until it was reckoned (得分).</summary>
    public Score? Score { get; init; }

    /// <summary>What the firm said to it, once; null when it said nothing (企业说明).</summary>
    public StatementRef? Answer { get; init; }

    /// <summary>Whether it hangs out for everybody (已公示).</summary>
    public bool Published { get; init; }

    /// <summary>The same with one unit's marks; a score that was reckoned without them doesn't stand any more.</summary>
    public Scorecard With(EnteredMarks entered) => this with
    {
        Entered = Entered.RemoveAll(known => known.Unit == entered.Unit).Add(entered),
        Score = null,
        Answer = null,
    };
}
