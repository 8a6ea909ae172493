using Mediation.Postgres.Rates;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rates;

/// <summary>How rates are said (指标用语): the same words on every screen, so that a number never stands without what it means.</summary>
internal static class RateWords
{
    /// <summary>响应率.</summary>
    public static string Name(Rate rate) => Words.Of("rate", rate.Code);

    /// <summary>What is counted, in words: 分子 and 分母.</summary>
    public static string Definition(Rate rate) => Words.Of("rate-means", rate.Code);

    /// <summary>What isn't counted.</summary>
    public static string LeftOut(Rate rate) => Texts.Rates_LeftOut.With(Words.Find("rate-leaves-out", rate.Code));

    /// <summary>What the moment is that puts a case into the period: 到期.</summary>
    public static string At(Rate rate) => Words.Of("rate-at", rate.Code);

    /// <summary>What the other moment is: 首次联系; null when the rate has none.</summary>
    public static string? OtherAt(Rate rate) => Words.Find("rate-other-at", rate.Code);

    /// <summary>85.7 %, or 中位 5 天，九成在 9 天内; a dash when nothing is counted.</summary>
    public static string Value(Rate rate, RateFigure figure) => figure switch
    {
        { Of: 0 } => Texts.Rates_Nothing,
        { Median: { } median, NinetyIn100: { } ninety } when rate.Span => Texts.Rates_Span.With(Time(median), Time(ninety)),
        _ => Texts.Rates_Percent.With(figure.Percent),
    };

    /// <summary>6 / 7 件; of stretches 7 件.</summary>
    public static string Count(Rate rate, RateFigure figure) =>
        rate.Span ? Texts.Rates_Cases.With(figure.Of) : Texts.Rates_HitsOf.With(figure.Hits, figure.Of);

    /// <summary>4.5 天, 20 小时.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalDays >= 1 ? Texts.Rates_Days.With(time.TotalDays) : Texts.Rates_Hours.With(time.TotalHours);

    /// <summary>What may be drawn: per cent, or days at the median; null when nothing is counted.</summary>
    public static decimal? Drawn(Rate rate, RateFigure? figure) =>
        rate.Span ? figure?.Median is { } median ? Math.Round((decimal)median.TotalDays, 1) : null : figure?.Percent;
}
