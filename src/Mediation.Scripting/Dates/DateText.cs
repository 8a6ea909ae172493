using System.Globalization;

namespace Mediation.Scripting.Dates;

/// <summary>Dates as text (日期文本).</summary>
internal static class DateText
{
    public static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
        "Nov", "Dec"];
    private static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static string Iso(double time)
    {
        var c = Civil.Of(time);
        var year = c.Year is >= 0 and <= 9999 ? Padded(c.Year, 4) : (c.Year < 0 ? "-" : "+")
            + Padded(Math.Abs(c.Year), 6);
        return $"{year}-{Padded(c.Month + 1)}-{Padded(c.Day)}T{Clock(c)}.{Padded(c.Millisecond, 3)}Z";
    }

    /// <summary>Such as <c>Mon Jan 05 2026</c>.</summary>
    public static string Date(double local)
    {
        var c = Civil.Of(local);
        return $"{Weekdays[c.Weekday]} {Months[c.Month]} {Padded(c.Day)} {Year(c)}";
    }

    /// <summary>Such as <c>08:30:00 GMT+0800 (China Standard Time)</c>.</summary>
    public static string Time(double time, TimeZoneInfo zone)
    {
        var offset = (int)(ZoneTime.Offset(zone, time) / 60_000);
        var (sign, minutes) = (offset < 0 ? "-" : "+", Math.Abs(offset));
        return $"{Clock(Civil.Of(ZoneTime.ToLocal(zone, time)))} GMT{sign}{Padded(minutes / 60)}{Padded(minutes % 60)} ({Name(zone, offset)})";
    }

    /// <summary>Such as <c>Mon, 05 Jan 2026 00:30:00 GMT</c>.</summary>
    public static string Utc(double time)
    {
        var c = Civil.Of(time);
        return $"{Weekdays[c.Weekday]}, {Padded(c.Day)} {Months[c.Month]} {Year(c)} {Clock(c)} GMT";
    }

    /// <summary>As Chinese write a date in figures: <c>2026/1/5</c>.</summary>
    public static string ChineseDate(double local)
    {
        var c = Civil.Of(local);
        return string.Create(CultureInfo.InvariantCulture, $"{c.Year}/{c.Month + 1}/{c.Day}");
    }

    public static string ClockOf(double local) => Clock(Civil.Of(local));

    private static string Clock(Civil c) => $"{Padded(c.Hour)}:{Padded(c.Minute)}:{Padded(c.Second)}";

    private static string Year(Civil c) => (c.Year < 0 ? "-" : "") + Padded(Math.Abs(c.Year), 4);

    private static string Padded(long number, int width = 2) =>
        number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    // China set its clocks forward in the summers of 1986 to 1991.
    private static string Name(TimeZoneInfo zone, int offset) => zone.Id switch
    {
        "UTC" or "Etc/UTC" => "Coordinated Universal Time",
        "Asia/Shanghai" or "China Standard Time" => offset == 540 ? "China Daylight Time" : "China Standard Time",
        _ => zone.Id
    };
}
