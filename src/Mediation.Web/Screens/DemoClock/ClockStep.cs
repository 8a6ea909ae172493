using Mediation.Casework.Calendars;

namespace Mediation.Web.Screens.DemoClock;

/// <summary>How far the demo clock goes at a press (拨动方式).</summary>
public enum ClockStep
{
    /// <summary>一小时后.</summary>
    Hour,

    /// <summary>一个工作日后的此刻.</summary>
    WorkingDay,

    /// <summary>下一个工作日上班时.</summary>
    NextMorning,
}

/// <summary>Where a step leads (拨动到何时).</summary>
public static class ClockSteps
{
    /// <summary>The moment that a step leads to, by the town's calendar.</summary>
    public static DateTimeOffset From(this ClockStep step, DateTimeOffset now, WorkCalendar calendar)
    {
        var next = calendar.NextWorkingDay(calendar.DayOf(now));
        return step switch
        {
            ClockStep.Hour => now.AddHours(1),
            ClockStep.WorkingDay => now.AddDays(next.DayNumber - calendar.DayOf(now).DayNumber),
            _ => calendar.OpeningOn(next),
        };
    }
}
