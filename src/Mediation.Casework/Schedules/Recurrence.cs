namespace Mediation.Casework.Schedules;

/// <summary>In which round something comes again (周期).</summary>
public enum Cycle
{
    /// <summary>每周: on each of its weekdays.</summary>
    Weekly,

    /// <summary>每月按日: on the n-th day of the month.</summary>
    Monthly,

    /// <summary>每月按星期: on the n-th or the last weekday of the month.</summary>
    MonthlyWeekday,

    /// <summary>每季: on a day of the quarter's first, second or third month.</summary>
    Quarterly,

    /// <summary>每年: on a day of a month.</summary>
    Yearly,
}

/// <summary>
/// On which days something comes again (重复规律), before rest days are looked at. A month that is too short for its day has it on its last one.
/// </summary>
/// <param name="Cycle">周期.</param>
public sealed record Recurrence(Cycle Cycle)
{
    /// <summary>The last one of the month (最后一个).</summary>
    public const int Last = -1;

    /// <summary>星期; of a month's weekday the only one.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>Which weekday of the month: 1 to 4, or <see cref="Last"/> (第几个).</summary>
    public int? Nth { get; init; }

    /// <summary>Day of the month, 1 to 31 (日).</summary>
    public int? Day { get; init; }

    /// <summary>Month of the year, 1 to 12, or of the quarter, 1 to 3 (月).</summary>
    public int? Month { get; init; }

    /// <summary>Whether it falls on a day.</summary>
    public bool FallsOn(DateOnly day) => Cycle switch
    {
        Cycle.Weekly => Weekdays.Contains(day.DayOfWeek),
        Cycle.Monthly => IsItsDay(day),
        Cycle.MonthlyWeekday => Weekdays.Contains(day.DayOfWeek) && IsItsWeek(day),
        Cycle.Quarterly => (day.Month - 1) % 3 + 1 == Month && IsItsDay(day),
        _ => day.Month == Month && IsItsDay(day),
    };

    private bool IsItsDay(DateOnly day) => day.Day == Math.Min(Day ?? 1, DateTime.DaysInMonth(day.Year, day.Month));

    private bool IsItsWeek(DateOnly day) => Nth == Last ? day.AddDays(7).Month != day.Month : (day.Day - 1) / 7 + 1 == Nth;
}
