namespace Mediation.Casework.Deadlines;

/// <summary>What a term is counted in (计算单位).</summary>
public enum TermUnit
{
    /// <summary>小时, by the wall clock, nights and rest days included.</summary>
    Hour,

    /// <summary>日, every day.</summary>
    CalendarDay,

    /// <summary>工作日, make-up working days included.</summary>
    WorkingDay,

    /// <summary>月, to the corresponding day or the end of the month (民法典第二百零二条).</summary>
    Month,
}

/// <summary>Where counting begins (起算).</summary>
public enum TermStart
{
    /// <summary>At the event: the hour or day of the event counts. 自当时/当日起算</summary>
    Event,

    /// <summary>With the unit after the event: the day of the event is not counted (民法典第二百零一条). 自次日起算</summary>
    NextUnit,
}

/// <summary>What happens when the last day is a rest day (末日遇休息日).</summary>
public enum TermRoll
{
    /// <summary>It stays where it is. 不顺延</summary>
    None,

    /// <summary>The next working day becomes the last day (民法典第二百零三条). 顺延</summary>
    NextWorkingDay,

    /// <summary>The working day before becomes the last day. 提前</summary>
    Previous,
}

/// <summary>When the last day ends (截止时刻).</summary>
public enum DayEnd
{
    /// <summary>24:00.</summary>
    Midnight,

    /// <summary>When the stations close. 业务截止时间</summary>
    BusinessClose,
}

/// <summary>
/// How long something may take, and how that is counted (期限). Zero means at once for hours and the same day for days.
/// </summary>
public sealed record Term
{
    private readonly int count;

    /// <summary>How many units; never negative.</summary>
    public required int Count
    {
        get => count;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            count = value;
        }
    }

    /// <summary>What is counted (单位).</summary>
    public required TermUnit Unit { get; init; }

    /// <summary>Where counting begins (起算); for hours usually <see cref="TermStart.Event"/>.</summary>
    public TermStart Start { get; init; } = TermStart.NextUnit;

    /// <summary>
    /// What happens when the last day is a rest day (顺延规则). Hours run on regardless, and working days never end on one.
    /// </summary>
    public TermRoll Roll { get; init; }

    /// <summary>When the last day ends (截止时刻); hours end by the minute.</summary>
    public DayEnd DayEnd { get; init; }

    /// <summary>Hours by the wall, from the event. 小时</summary>
    public static Term Hours(int count) => new() { Count = count, Unit = TermUnit.Hour, Start = TermStart.Event };

    /// <summary>Working days after the day of the event. 工作日</summary>
    public static Term WorkingDays(int count, DayEnd dayEnd = DayEnd.Midnight) =>
        new() { Count = count, Unit = TermUnit.WorkingDay, DayEnd = dayEnd };

    /// <summary>Days after the day of the event, rolled to the next working day as the law has it. 日</summary>
    public static Term CalendarDays(int count) =>
        new() { Count = count, Unit = TermUnit.CalendarDay, Roll = TermRoll.NextWorkingDay };

    /// <summary>Months after the day of the event, rolled to the next working day as the law has it. 月</summary>
    public static Term Months(int count) =>
        new() { Count = count, Unit = TermUnit.Month, Roll = TermRoll.NextWorkingDay };
}
