using Mediation.Casework.Calendars;
using Mediation.Casework.Deadlines;

namespace Mediation.Casework.Acts;

/// <summary>
/// What is known of a clock without reckoning it again (时限现状): what lists sort by and the sweep waits for. Derived from
/// the clock, its ladder and the calendar; never a second truth.
/// </summary>
/// <param name="Deadline">The clock.</param>
/// <param name="State">As of the decision.</param>
/// <param name="DueAt">到期时刻.</param>
/// <param name="AmberAt">转黄时刻.</param>
/// <param name="NextAt">When the sweep has to come next: for its next rung, or because a stop ends by itself; null when nothing comes.</param>
/// <param name="Provisional">It rests on a year without a notice (暂定).</param>
/// <param name="Calendar">By which version of the calendar all this is reckoned (日历第几版).</param>
public sealed record ClockStanding(
    Deadline Deadline, DeadlineState State, DateTimeOffset DueAt, DateTimeOffset AmberAt, DateTimeOffset? NextAt,
    bool Provisional, int Calendar)
{
    /// <summary>How a clock stands now.</summary>
    public static ClockStanding Of(
        Deadline deadline, IReadOnlyList<Rung> ladder, Derivation derivation, WorkCalendar calendar, DateTimeOffset now) =>
        new(deadline, derivation.StateAt(now), derivation.DueAt, derivation.AmberAt,
            Earlier(deadline.OpenStop?.Until, Ladder.Next(deadline, ladder, derivation, calendar)?.At), derivation.Provisional, calendar.Number);

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other : one;
}
