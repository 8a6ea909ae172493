using System.Globalization;
using Mediation.Casework.Places;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Rates;

namespace Mediation.Web.Screens.Reports;

/// <summary>What the address of a report says.</summary>
/// <param name="Month">Such as <c>2026-03</c>; null for the last one that is over.</param>
/// <param name="Unit">Of one unit; null for all.</param>
public sealed record ReportAddress(string? Month = null, string? Unit = null)
{
    private const int Offered = 24;

    /// <summary>The first day of the month meant: one of those offered, else the last that is over.</summary>
    public DateOnly FirstDay(DateOnly today) =>
        DateOnly.TryParseExact($"{Month}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Months(today).Contains(day)
            ? day
            : Months(today)[1];

    /// <summary>Two years of months, this one first.</summary>
    public static IReadOnlyList<DateOnly> Months(DateOnly today) =>
        [.. Enumerable.Range(0, Offered).Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back))];

    /// <summary>As it is written in addresses.</summary>
    public static string Written(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>One rate in a month and in the one before (指标对比).</summary>
public sealed record ReportFigure(Rate Rate, RateFigure Now, RateFigure Before);

/// <summary>The report of a month (月报).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Address">What the address says.</param>
/// <param name="Month">Its first day.</param>
/// <param name="Figures">Rates, as the page of the rates gives them for these days.</param>
/// <param name="Ledger">Cases that came and went.</param>
/// <param name="Whistles">How units did at meetings that were called in it.</param>
/// <param name="Units">Units to choose among.</param>
/// <param name="MayTakeLog">Whether the reader may take the process log along.</param>
public sealed record ReportView(
    Clockface Clock, TownNames Names, ReportAddress Address, DateOnly Month, IReadOnlyList<ReportFigure> Figures, MonthLedger Ledger,
    IReadOnlyList<WhistleTally> Whistles, IReadOnlyList<Unit> Units, bool MayTakeLog)
{
    /// <summary>The same days on the page of the rates.</summary>
    public RatesAddress Rates => new(Month, Month.AddMonths(1).AddDays(-1), Address.Unit);

    /// <summary>2026年3月.</summary>
    public string MonthName => Month.ToString("yyyy年M月", CultureInfo.GetCultureInfo("zh-CN"));
}
