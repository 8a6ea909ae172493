using Mediation.Casework.Calendars;
using Mediation.Casework.Deadlines;

namespace Mediation.Casework.Acts;

/// <summary>
/// 换用日历: the system reckons the clocks of a case by the calendar in force. Each clock that it moves is told so once, with the
/// moment before and after.
/// </summary>
public static class TurnCalendar
{
    /// <summary>The act's code in the journal.</summary>
    public const string Code = "turn-calendar";

    /// <summary>Turns clocks over, given the calendar each was last reckoned by; false when none moves.</summary>
    public static bool Decide(Proceeding proceeding, IReadOnlyDictionary<Guid, WorkCalendar> reckonedBy)
    {
        var (now, calendar) = (proceeding.Now, proceeding.Briefing.Calendar);
        var moved = false;
        foreach (var clock in proceeding.File.Deadlines.Where(d => reckonedBy.ContainsKey(d.Id)).ToList())
            if (CalendarMove.Of(clock, reckonedBy[clock.Id], calendar) is { } move)
                moved |= proceeding.Change(clock, clock.ChangeCalendar(now, move)) is null;
        return moved;
    }
}
