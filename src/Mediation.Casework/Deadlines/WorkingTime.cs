using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>
/// The time that a term in working days is made of (工作时间): whole working days for terms that end at 24:00, the
/// opening hours of working days for terms that end at close of business.
/// </summary>
internal static class WorkingTime
{
    /// <summary>
    /// The moment that lies later than <paramref name="end"/> by the working time between two moments.
    /// </summary>
    public static DateTimeOffset Push(
        DateTimeOffset end, DateTimeOffset from, DateTimeOffset to, DayEnd dayEnd, WorkCalendar calendar)
    {
        var left = Between(from, to, dayEnd, calendar);

        for (var day = calendar.DayOf(end); left > TimeSpan.Zero; day = calendar.NextWorkingDay(day))
        {
            var (opens, closes) = Span(day, dayEnd, calendar);
            var begins = end > opens ? end : opens;
            if (!calendar.IsWorkingDay(day) || begins >= closes)
                continue;

            var spent = closes - begins < left ? closes - begins : left;
            end = begins + spent;
            left -= spent;
        }
        return end;
    }

    private static TimeSpan Between(DateTimeOffset from, DateTimeOffset to, DayEnd dayEnd, WorkCalendar calendar)
    {
        var worked = TimeSpan.Zero;
        var last = calendar.DayOf(to);
        for (var day = calendar.DayOf(from); day <= last; day = calendar.NextWorkingDay(day))
        {
            var (opens, closes) = Span(day, dayEnd, calendar);
            var begins = from > opens ? from : opens;
            var ends = to < closes ? to : closes;
            if (calendar.IsWorkingDay(day) && begins < ends)
                worked += ends - begins;
        }
        return worked;
    }

    private static (DateTimeOffset Opens, DateTimeOffset Closes) Span(
        DateOnly day, DayEnd end, WorkCalendar calendar) =>
        end is DayEnd.Midnight
            ? (calendar.StartOf(day), calendar.EndOf(day))
            : (calendar.OpeningOn(day), calendar.ClosingOn(day));
}
