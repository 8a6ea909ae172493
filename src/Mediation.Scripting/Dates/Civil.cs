namespace Mediation.Scripting.Dates;

/// <summary>
/// A time of the proleptic Gregorian calendar (公历时刻), over the whole range of a Date, which is wider than that of a
/// <see cref="DateTime"/>. Months from 0.
/// </summary>
internal readonly record struct Civil(long Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond,
    int Weekday)
{
    public const double Day24 = 86_400_000;

    /// <param name="time">Milliseconds since 1970; not NaN.</param>
    public static Civil Of(double time)
    {
        var days = (long)Math.Floor(time / Day24);
        var rest = (int)(time - days * Day24);
        // Years are counted from the first of March of year 0, so that the leap day is a year's last.
        var shifted = days + 719_468;
        var era = Math.DivRem(shifted >= 0 ? shifted : shifted - 146_096, 146_097).Quotient;
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var march = (5 * dayOfYear + 2) / 153;
        var month = (int)(march < 10 ? march + 2 : march - 10);
        return new(
            yearOfEra + era * 400 + (month < 2 ? 1 : 0), month, (int)(dayOfYear - (153 * march + 2) / 5 + 1),
            rest / 3_600_000, rest / 60_000 % 60, rest / 1_000 % 60, rest % 1_000, (int)(((days + 4) % 7 + 7) % 7));
    }

    /// <summary>Parts, any of which may overflow into the next, as milliseconds; NaN where a part isn't
    /// finite.</summary>
    public static double Time(double year, double month, double day, double hour = 0, double minute = 0,
        double second = 0, double millisecond = 0)
    {
        if (!double.IsFinite(year + month + day + hour + minute + second + millisecond)) return double.NaN;
        var (y, m) = (Math.Truncate(year) + Math.Floor(Math.Truncate(month) / 12), Math.Truncate(month) % 12);
        if (m < 0) m += 12;
        if (Math.Abs(y) > 400_000) return double.NaN;
        var days = Days((long)y, (int)m) + Math.Truncate(day) - 1;
        return days * Day24 + Math.Truncate(hour) * 3_600_000 + Math.Truncate(minute) * 60_000
            + Math.Truncate(second) * 1_000 + Math.Truncate(millisecond);
    }

    /// <summary>Days from 1970 to the first of a month.</summary>
    private static double Days(long year, int month)
    {
        var y = month < 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month < 2 ? month + 10 : month - 2) + 2) / 5;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }
}

/// <summary>Between UTC and a place's time (时区换算).</summary>
internal static class ZoneTime
{
    /// <summary>Milliseconds that the place is ahead of UTC at a moment.</summary>
    public static double Offset(TimeZoneInfo zone, double time)
    {
        var clamped = Math.Clamp(time, -62_135_500_000_000, 253_402_200_000_000);
        return zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds((long)clamped)).TotalMilliseconds;
    }

    public static double ToLocal(TimeZoneInfo zone, double time) => time + Offset(zone, time);

    /// <summary>A place's time as a moment: the earlier one where clocks are set back, the one after the gap where they
    /// are set forward.</summary>
    public static double ToUtc(TimeZoneInfo zone, double local)
    {
        if (double.IsNaN(local)) return local;
        var before = Offset(zone, local - Civil.Day24);
        if (Offset(zone, local - before) == before) return local - before;
        var after = Offset(zone, local + Civil.Day24);
        return Offset(zone, local - after) == after ? local - after : local - before;
    }
}
