using Mediation.Casework.Calendars;

namespace Mediation.TestKit.Clocks;

/// <summary>
/// A calendar as the oracle knows it (逐分钟日历): for every minute of four years, and of the month before them, whether its day is worked and
/// whether the stations are open, filled in from lists of days. The product's calendar of the same lists stands beside it, and nothing of it is asked.
/// </summary>
public sealed class MinuteCalendar
{
    /// <summary>Minutes of a day.</summary>
    public const int Day = 24 * 60;

    /// <summary>The first day of 2025. What begins on it may roll back into the year before.</summary>
    public const int FirstDay = 31;

    private const int Days = FirstDay + 4 * 365 + 1;

    private static readonly DateTime Epoch = new DateTime(2025, 1, 1).AddDays(-FirstDay);

    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private readonly bool[] worked = new bool[Days];

    private readonly int[] closes = new int[Days];

    private readonly bool[] inWorkedDay = new bool[Days * Day];

    private readonly bool[] atWork = new bool[Days * Day];

    private MinuteCalendar(WorkCalendar calendar) => Calendar = calendar;

    /// <summary>The product's calendar of the same lists.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>A calendar from what each year's notice says. A year that is not given has weekends only.</summary>
    /// <param name="version">Its name.</param>
    /// <param name="years">By year: the days off and the weekend days that are worked.</param>
    /// <param name="hours">From when until when the stations are open, in minutes of the day, Monday first; null where they are closed.</param>
    /// <param name="makeUp">The same on weekend days that are worked.</param>
    public static MinuteCalendar Of(
        string version, IReadOnlyDictionary<int, (DateOnly[] Off, DateOnly[] Worked)> years, (int Open, int Close)?[] hours, (int Open, int Close) makeUp)
    {
        var made = new MinuteCalendar(Product(version, years, hours, makeUp));
        var off = years.Values.SelectMany(y => y.Off).Select(Number).ToHashSet();
        var exchanged = years.Values.SelectMany(y => y.Worked).Select(Number).ToHashSet();
        for (var day = 0; day < Days; day++)
        {
            var weekday = (int)(Epoch.AddDays(day).DayOfWeek + 6) % 7;
            made.worked[day] = exchanged.Contains(day) || (weekday < 5 && !off.Contains(day));
            // 停止业务活动的时间为截止时间: on a day without business the day itself is what ends.
            var open = exchanged.Contains(day) ? makeUp : off.Contains(day) ? null : hours[weekday];
            made.closes[day] = open?.Close ?? Day;
            for (var minute = 0; made.worked[day] && minute < Day; minute++)
            {
                made.inWorkedDay[day * Day + minute] = true;
                made.atWork[day * Day + minute] = minute >= (open?.Open ?? 0) && minute < made.closes[day];
            }
        }
        return made;
    }

    /// <summary>The moment of a minute.</summary>
    public static DateTimeOffset Moment(int minute) => new(Epoch.AddMinutes(minute), Offset);

    /// <summary>The minute of a moment.</summary>
    public static int Minute(DateTimeOffset at) => (int)(at - Moment(0)).TotalMinutes;

    /// <summary>The day of a number, as a date.</summary>
    public static DateOnly Date(int day) => DateOnly.FromDateTime(Epoch).AddDays(day);

    /// <summary>The number of a day, <see cref="FirstDay"/> on 1 January 2025.</summary>
    public static int Number(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(Epoch).DayNumber;

    /// <summary>Whether a day is worked.</summary>
    public bool Worked(int day) => worked[day];

    /// <summary>The minute at which business ends on a day; 24:00 where there is none.</summary>
    public int Closes(int day) => closes[day];

    /// <summary>For every minute whether it lies in a worked day.</summary>
    public ReadOnlySpan<bool> WorkedDays => inWorkedDay;

    /// <summary>For every minute whether it lies in the opening hours of a worked day.</summary>
    public ReadOnlySpan<bool> WorkedHours => atWork;

    private static WorkCalendar Product(
        string version, IReadOnlyDictionary<int, (DateOnly[] Off, DateOnly[] Worked)> years, (int Open, int Close)?[] hours, (int Open, int Close) makeUp)
    {
        var week = Enumerable.Range(0, 7).Where(at => hours[at] is not null)
            .ToDictionary(at => (DayOfWeek)((at + 1) % 7), at => Hours(hours[at]!.Value));
        return new WorkCalendar(version, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            [.. years.Select(y => new CalendarYear(y.Key, "通知", [.. y.Value.Off.Select(day => new Holiday("假日", day, day))], y.Value.Worked))],
            new StationHours(week, Hours(makeUp)));
    }

    private static OpeningHours Hours((int Open, int Close) hours) =>
        new(TimeOnly.MinValue.AddMinutes(hours.Open), TimeOnly.MinValue.AddMinutes(hours.Close));
}
