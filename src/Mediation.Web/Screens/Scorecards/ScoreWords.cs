using System.Globalization;
using Mediation.Casework.Cases;
using Mediation.Casework.Scorecards;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Scorecards;

/// <summary>Scores and what they were counted from, in words (考核用语).</summary>
internal static class ScoreWords
{
    /// <summary>忠诚.</summary>
    public static string Of(Dimension dimension) => Words.Of("dimension", dimension.Code());

    /// <summary>有效：社区居委会 80、业委会 90，平均 85，每百户投诉不少于二件（减 5），80 分 × 权重 20.</summary>
    public static string Of(ScoreLine line, TownNames names)
    {
        string[] parts =
        [
            string.Join('、', line.Given.Select(given => Texts.Scorecards_Given.With(names.Unit(given.Unit), given.Mark))),
            .. line.Given.Count > 1 ? [Texts.Scorecards_Mean.With(line.Mean)] : Array.Empty<string>(),
            .. line.Deductions.Select(off => Texts.Scorecards_Deducted.With(off.Label, off.Points)),
            Texts.Scorecards_Line.With(line.Points, line.Weight),
        ];
        return $"{Of(line.Dimension)}：{string.Join('，', parts)}";
    }

    /// <summary>What residents complained of, and from how many households.</summary>
    public static string Complaints(ServiceFigures figures) =>
        Texts.Scorecards_Complaints.With(figures.Complaints, figures.Households, figures.ComplaintsPerHundred ?? 0);

    /// <summary>What the firm gave back or was late with; few are said to be few.</summary>
    public static string Shares(ServiceFigures figures) =>
        Enough(Texts.Scorecards_Shares.With(figures.Shares, figures.Late), figures.LatePercent is not null, figures);

    /// <summary>What residents think of the firm; few are said to be few.</summary>
    public static string Marks(ServiceFigures figures) => figures.MeanMark is { } mean
        ? Texts.Scorecards_Marks.With(figures.Marks, (mean / 100m).ToString("0.00", CultureInfo.InvariantCulture))
        : Enough(Texts.Scorecards_MarksFew.With(figures.Marks), false, figures);

    private static string Enough(string said, bool enough, ServiceFigures figures) => enough ? said : $"{said}，{Texts.Scorecards_TooFew.With(figures.Fewest)}";
}
