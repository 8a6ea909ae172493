using System.Globalization;
using Mediation.Web.Resources;

namespace Mediation.Web.Parts;

/// <summary>Reads moments the way people say them (钟面): the product's clock and the zone of the place.</summary>
/// <param name="Now">The product's clock at the time of drawing.</param>
/// <param name="Zone">The zone of the place.</param>
public sealed record Clockface(DateTimeOffset Now, TimeZoneInfo Zone)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>今天 17:30, 明天 09:00, 11月23日 09:00; with the year when it is another one.</summary>
    public string Say(DateTimeOffset moment)
    {
        var local = Local(moment);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))} {local:HH:mm}";
    }

    /// <summary>Where a stretch ends: midnight is 24:00 of the day before.</summary>
    public string SayEnd(DateTimeOffset moment) => EndsDay(moment) ? $"{Day(LastDay(moment))} 24:00" : Say(moment);

    /// <summary>今天 17:30 前. A due moment at midnight is the end of the day before: 今天 24:00 前.</summary>
    public string SayDue(DateTimeOffset dueAt) => Texts.Time_Before.With(SayEnd(dueAt));

    /// <summary>2026年11月20日 星期五 17:30:05.</summary>
    public string Exact(DateTimeOffset moment) => Local(moment).ToString("yyyy年M月d日 dddd HH:mm:ss", Chinese);

    /// <summary>2026年11月20日 17:30: for paper, which is read on another day; midnight is 24:00 of the day before.</summary>
    public string Written(DateTimeOffset moment) => EndsDay(moment)
        ? $"{LastDay(moment).ToString("yyyy年M月d日", Chinese)} 24:00"
        : Local(moment).ToString("yyyy年M月d日 HH:mm", Chinese);

    /// <summary>The local day of now.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The local day of a moment.</summary>
    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>今天, 明天, 昨天, 11月23日, 2027年1月4日.</summary>
    public string Day(DateOnly day) => (day.DayNumber - Today.DayNumber) switch
    {
        0 => Texts.Time_Today,
        1 => Texts.Time_Tomorrow,
        -1 => Texts.Time_Yesterday,
        _ => day.ToString(day.Year == Today.Year ? "M月d日" : "yyyy年M月d日", Chinese),
    };

    /// <summary>剩 3 小时, 今日到期, 逾期 2 天: what is left or gone, in the largest unit that still says something.</summary>
    /// <param name="dueAt">When it falls due.</param>
    /// <param name="nearly">Whether it is nearly due; then its last day is said as such.</param>
    public string Left(DateTimeOffset dueAt, bool nearly)
    {
        var left = dueAt - Now;
        if (left <= TimeSpan.Zero)
            return Texts.Time_Overdue.With(Span(-left));
        var lastDay = LastDay(dueAt) == Today;
        return nearly && lastDay && left >= TimeSpan.FromHours(1) ? Texts.Time_DueToday : Texts.Time_Left.With(Span(left));
    }

    /// <summary>For machines: ISO 8601 with the offset of the place.</summary>
    public string Machine(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>3 天, 5 小时, 20 分钟: a stretch of time in its largest unit; never less than a minute.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Texts.Time_Days.With((int)span.TotalDays),
        { TotalHours: >= 1 } => Texts.Time_Hours.With((int)span.TotalHours),
        _ => Texts.Time_Minutes.With(Math.Max(1, (int)span.TotalMinutes)),
    };

    private DateOnly LastDay(DateTimeOffset end) =>
        DateOnly.FromDateTime(Local(end).DateTime).AddDays(EndsDay(end) ? -1 : 0);

    private bool EndsDay(DateTimeOffset end) => Local(end).TimeOfDay == TimeSpan.Zero;

    private DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);
}
