using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mediation.Workflows.Activities;

/// <summary>
/// A cron expression with seconds (定期表达式): second, minute, hour, day of month, month, day of week, in UTC. Lists, ranges,
/// steps, month and day names, <c>?</c>, <c>L</c> and <c>n#k</c> are understood; Sunday is 0 or 7. When both days are
/// restricted, both must fit, as in the original's parser.
/// </summary>
internal sealed class CronSchedule
{
    private static readonly string[] Months =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] seconds, minutes, hours, days, months, weekdays;

    private readonly bool lastDay;

    private readonly int? nth;

    private CronSchedule(bool[][] fields, bool lastDay, int? nth)
    {
        (seconds, minutes, hours) = (fields[0], fields[1], fields[2]);
        (days, months, weekdays) = (fields[3], fields[4], fields[5]);
        (this.lastDay, this.nth) = (lastDay, nth);
    }

    /// <summary>Reads six fields separated by blanks.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? schedule)
    {
        schedule = null;
        var parts = text.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 6)
            return false;
        var lastDay = parts[3] is "L";
        int? nth = null;
        if (parts[5].Split('#') is [var day, var which])
        {
            if (!int.TryParse(which, out var number) || number is < 1 or > 5)
                return false;
            (parts[5], nth) = (day, number);
        }
        else if (parts[5].Length > 1 && parts[5].EndsWith('L'))
            (parts[5], nth) = (parts[5][..^1], -1);
        bool[]?[] fields =
        [
            Field(parts[0], 0, 59), Field(parts[1], 0, 59), Field(parts[2], 0, 23),
            lastDay ? new bool[32] : Field(parts[3], 1, 31), Field(parts[4], 1, 12, Months), Field(parts[5], 0, 7, Days),
        ];
        if (fields.Contains(null))
            return false;
        fields[5]![0] |= fields[5]![7];
        schedule = new CronSchedule(fields!, lastDay, nth);
        return true;
    }

    /// <summary>The first moment after another, within the next eight years; null when there is none.</summary>
    public DateTimeOffset? After(DateTimeOffset moment)
    {
        var from = moment.UtcDateTime.AddTicks(-(moment.UtcDateTime.Ticks % TimeSpan.TicksPerSecond)).AddSeconds(1);
        for (var day = from.Date; day < from.Date.AddYears(8); day = day.AddDays(1))
            if (months[day.Month] && Falls(day) && FirstTime(day == from.Date ? from.TimeOfDay : default) is { } time)
                return new DateTimeOffset(day + time, TimeSpan.Zero);
        return null;
    }

    private bool Falls(DateTime day)
    {
        var last = DateTime.DaysInMonth(day.Year, day.Month);
        return (lastDay ? day.Day == last : days[day.Day])
            && weekdays[(int)day.DayOfWeek]
            && (nth is null || (nth < 0 ? day.Day > last - 7 : (day.Day + 6) / 7 == nth));
    }

    private TimeSpan? FirstTime(TimeSpan from)
    {
        for (var hour = from.Hours; hour < 24; hour++)
            for (var minute = hour == from.Hours ? from.Minutes : 0; hours[hour] && minute < 60; minute++)
                for (var second = (hour, minute) == (from.Hours, from.Minutes) ? from.Seconds : 0;
                     minutes[minute] && second < 60;
                     second++)
                    if (seconds[second])
                        return new TimeSpan(hour, minute, second);
        return null;
    }

    private static bool[]? Field(string text, int low, int high, string[]? names = null)
    {
        var set = new bool[high + 1];
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') is [var left, var right]
                ? (left, int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0)
                : (part, 1);
            if (step < 1 || Range(range, low, high, names, part.Contains('/', StringComparison.Ordinal)) is not var (from, to))
                return null;
            for (var value = from; value <= to; value += step)
                set[value] = true;
        }
        return set;
    }

    private static (int From, int To)? Range(string text, int low, int high, string[]? names, bool stepped)
    {
        if (text is "*" or "?")
            return (low, high);
        var ends = text.Split('-');
        if (ends.Length > 2 || Value(ends[0], low, names) is not { } from || Value(ends[^1], low, names) is not { } to)
            return null;
        if (ends.Length == 1 && stepped)
            to = high;
        return from >= low && to <= high && from <= to ? (from, to) : null;
    }

    private static int? Value(string text, int low, string[]? names) =>
        names is not null && Array.IndexOf(names, text) is var index and >= 0 ? index + low
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
