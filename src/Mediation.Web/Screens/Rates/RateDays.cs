using Mediation.Casework.Calendars;
using Mediation.Postgres.Rates;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Rates;

/// <summary>The days that rates are counted over, the last one included (统计期).</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, not before the first.</param>
public sealed record RateDays(DateOnly From, DateOnly To)
{
    private const int Months = 12;

    /// <summary>The days that an address names; the last thirty when it names none, or none that make a period.</summary>
    public static RateDays Of(RatesAddress address, DateOnly today) =>
        address is { From: { Year: >= 2000 } from, To: { Year: < 2200 } to } && from <= to ? new(from, to) : Lately(today);

    /// <summary>Periods to choose among, with what they are called.</summary>
    public static IReadOnlyList<(string Name, RateDays Days)> Choices(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = month.AddMonths(-((today.Month - 1) % 3));
        return
        [
            (Texts.Rates_Lately, Lately(today)),
            (Texts.Rates_ThisMonth, Stretch(month, 1)), (Texts.Rates_LastMonth, Stretch(month.AddMonths(-1), 1)),
            (Texts.Rates_ThisQuarter, Stretch(quarter, 3)), (Texts.Rates_LastQuarter, Stretch(quarter.AddMonths(-3), 3)),
        ];
    }

    /// <summary>The moments they begin and end at.</summary>
    public RatePeriod Period(WorkCalendar calendar) => new(calendar.StartOf(From), calendar.EndOf(To));

    /// <summary>The twelve months up to that of the last day, as <c>2026-03</c>, the earliest first.</summary>
    public IReadOnlyList<string> MonthsBefore => [.. Enumerable.Range(0, Months).Select(at => FirstMonth.AddMonths(at).ToString("yyyy-MM", null))];

    /// <summary>Those months as one period.</summary>
    public RatePeriod Year(WorkCalendar calendar) => Stretch(FirstMonth, Months).Period(calendar);

    private DateOnly FirstMonth => new DateOnly(To.Year, To.Month, 1).AddMonths(1 - Months);

    private static RateDays Lately(DateOnly today) => new(today.AddDays(-29), today);

    private static RateDays Stretch(DateOnly first, int months) => new(first, first.AddMonths(months).AddDays(-1));
}
