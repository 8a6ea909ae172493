using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Worklist;

/// <summary>When something falls due, as people plan their day (到期分组).</summary>
public enum DueWhen
{
    /// <summary>逾期.</summary>
    Overdue,

    /// <summary>今天.</summary>
    Today,

    /// <summary>本周, after today until Sunday.</summary>
    Week,

    /// <summary>以后, and what has no clock.</summary>
    Later,
}

/// <summary>The moments at which overdue, today and this week end, by the clock of the place (到期分界).</summary>
/// <param name="Ends">Now, the end of today, the end of Sunday.</param>
public sealed record DueSpans(IReadOnlyList<DateTimeOffset> Ends)
{
    /// <summary>The spans around a moment. Something due at 24:00 today is due today.</summary>
    public static DueSpans Of(Clockface clock)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.Now, clock.Zone).DateTime);
        var daysLeft = (7 - (int)today.DayOfWeek) % 7;
        return new DueSpans([clock.Now, Midnight(today.AddDays(1), clock.Zone), Midnight(today.AddDays(daysLeft + 1), clock.Zone)]);
    }

    /// <summary>In which span a moment lies; null is what has no clock.</summary>
    public DueWhen WhenOf(DateTimeOffset? dueAt)
    {
        for (var span = 0; span < Ends.Count; span++)
            if (dueAt <= Ends[span])
                return (DueWhen)span;
        return DueWhen.Later;
    }

    /// <summary>The stretch of a span, for the query; null for all.</summary>
    public DueStretch? Of(DueWhen? when) => when is not { } span ? null : new DueStretch(
        span is DueWhen.Overdue ? null : Ends[(int)span - 1], span is DueWhen.Later ? null : Ends[(int)span]);

    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
