using System.Globalization;
using System.Text.RegularExpressions;

namespace Mediation.Scripting.Dates;

/// <summary>
/// Reads dates (日期读取): ECMAScript's own form, where a date alone is in UTC and a date with a time is of the place; and
/// the common ones with the month's name or with strokes, which are of the place unless they name an offset.
/// </summary>
internal static partial class DateParser
{
    /// <summary>Milliseconds since 1970, or NaN.</summary>
    public static double Read(string text, TimeZoneInfo zone)
    {
        if (text.Length > 100) return double.NaN;
        var trimmed = text.Trim();
        if (IsoForm().Match(trimmed) is { Success: true } iso) return Iso(iso, zone);
        if (FiguresForm().Match(trimmed) is { Success: true } figures)
        {
            var yearFirst = figures.Groups["y1"].Success;
            return Loose(figures, Number(figures, yearFirst ? "y1" : "y2"),
                Number(figures, yearFirst ? "m1" : "m2") - 1, Number(figures, yearFirst ? "d1" : "d2"), zone);
        }
        if (NamedForm().Match(trimmed) is not { Success: true } named) return double.NaN;
        var month = Array.FindIndex(DateText.Months, name =>
            named.Groups["month"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return month < 0 ? double.NaN : Loose(named, Number(named, "year"), month, Number(named, "day"), zone);
    }

    private static double Iso(System.Text.RegularExpressions.Match match, TimeZoneInfo zone)
    {
        if (match.Groups["year"].Value == "-000000") return double.NaN;
        var (month, day, hour, minute, second) =
            (Number(match, "month", 1), Number(match, "day", 1), Number(match, "hour"), Number(match, "minute"),
                Number(match, "second"));
        var fraction = match.Groups["fraction"].Value;
        var millisecond = fraction.Length == 0 ? 0
            : int.Parse(fraction.PadRight(3, '0')[..3], CultureInfo.InvariantCulture);
        if (month is < 1 or > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 59) return double.NaN;
        if (hour == 24 && (minute > 0 || second > 0 || millisecond > 0)) return double.NaN;
        return InZone(match, Civil.Time(Number(match, "year"), month - 1, day, hour, minute, second, millisecond),
            match.Groups["hour"].Success ? zone : TimeZoneInfo.Utc);
    }

    private static double Loose(System.Text.RegularExpressions.Match match, double year, double month, double day,
        TimeZoneInfo zone)
    {
        var (hour, minute, second) = (Number(match, "hour"), Number(match, "minute"), Number(match, "second"));
        if (match.Groups["half"].Value is { Length: > 0 } half)
        {
            if (hour is < 1 or > 12) return double.NaN;
            hour = hour % 12 + (char.ToUpperInvariant(half[0]) == 'P' ? 12 : 0);
        }
        if (month is < 0 or > 11 || day is < 1 or > 31 || hour > 24 || minute > 59 || second > 59) return double.NaN;
        if (year < 50) year += 2000;
        else if (year < 100) year += 1900;
        return InZone(match, Civil.Time(year, month, day, hour, minute, second), zone);
    }

    private static double InZone(System.Text.RegularExpressions.Match match, double time, TimeZoneInfo zone)
    {
        if (match.Groups["utc"].Success && !match.Groups["sign"].Success) return time;
        if (!match.Groups["sign"].Success) return ZoneTime.ToUtc(zone, time);
        if (Number(match, "zoneHour") > 23 || Number(match, "zoneMinute") > 59) return double.NaN;
        var offset = Number(match, "zoneHour") * 60 + Number(match, "zoneMinute");
        return time - (match.Groups["sign"].Value == "-" ? -offset : offset) * 60_000;
    }

    private static double Number(System.Text.RegularExpressions.Match match, string group, double otherwise = 0) =>
        match.Groups[group] is { Success: true, Value: var text } ? double.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;

    private const string Clock = @"(?<hour>\d{1,2}):(?<minute>\d{1,2})(:(?<second>\d{1,2})(\.\d+)?)?(\s*(?<half>[AaPp][Mm]))?";
    private const string Zone = @"(\s*(?<utc>Z|GMT|UTC))?(\s*(?<sign>[+-])(?<zoneHour>\d{2}):?(?<zoneMinute>\d{2}))?(\s*\([^()]*\))?";

    [GeneratedRegex(
        @"^(?<year>\d{4}|[+-]\d{6})(-(?<month>\d{2})(-(?<day>\d{2}))?)?" +
        @"(T(?<hour>\d{2}):(?<minute>\d{2})(:(?<second>\d{2})([.,](?<fraction>\d+))?)?((?<utc>Z)|(?<sign>[+-])(?<zoneHour>\d{2}):(?<zoneMinute>\d{2}))?)?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex IsoForm();

    [GeneratedRegex(
        @"^((?<y1>\d{4})[/-](?<m1>\d{1,2})[/-](?<d1>\d{1,2})|(?<m2>\d{1,2})[/-](?<d2>\d{1,2})[/-](?<y2>\d{4}|\d{2}))(,?\s+" + Clock + ")?" + Zone + "$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FiguresForm();

    [GeneratedRegex(
        @"^([A-Za-z]{3,9},?\s+)?((?<month>[A-Za-z]{3,9})\.?\s+(?<day>\d{1,2})|(?<day>\d{1,2})\s+(?<month>[A-Za-z]{3,9})\.?),?\s+(?<year>\d{4})(,?\s+" + Clock + ")?" + Zone + "$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedForm();
}
