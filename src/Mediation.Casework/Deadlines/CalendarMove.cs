using Mediation.Casework.Calendars;

namespace Mediation.Casework.Deadlines;

/// <summary>What another version of the calendar does to a clock (日历变更的影响).</summary>
/// <param name="Version">The other version.</param>
/// <param name="Was">When it fell due until then.</param>
/// <param name="Due">When it falls due from then on.</param>
/// <param name="WasProvisional">Whether it rested on a year without a notice.</param>
/// <param name="Provisional">Whether it still does.</param>
public sealed record CalendarMove(string Version, DateTimeOffset Was, DateTimeOffset Due, bool WasProvisional, bool Provisional)
{
    /// <summary>What a change of calendars does to a clock; null when it does nothing, as to every clock that is over.</summary>
    public static CalendarMove? Of(Deadline clock, WorkCalendar from, WorkCalendar to)
    {
        if (clock.IsFinal)
            return null;
        var (before, after) = (Derivation.Of(clock, from), Derivation.Of(clock, to));
        return before.DueAt == after.DueAt && before.Provisional == after.Provisional
            ? null
            : new CalendarMove(to.Version, before.DueAt, after.DueAt, before.Provisional, after.Provisional);
    }

    /// <summary>Overdue at the moment by the new calendar, and not by the old one (新逾期).</summary>
    public bool NewlyOverdueAt(DateTimeOffset now) => Due <= now && now < Was;

    /// <summary>Overdue at the moment by the old calendar, and no longer by the new one (不再逾期).</summary>
    public bool SavedAt(DateTimeOffset now) => Was <= now && now < Due;
}
