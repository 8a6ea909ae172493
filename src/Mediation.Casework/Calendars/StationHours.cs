namespace Mediation.Casework.Calendars;

/// <summary>From opening to close of business on one day (开放时段), by the wall clock of the place.</summary>
public sealed record OpeningHours(TimeOnly Open, TimeOnly Close);

/// <summary>
/// When the stations of a place are open (服务时间). A weekday that is not named is closed, and a make-up working day
/// (调休上班日) has hours of its own because its weekday is usually a closed one.
/// </summary>
public sealed record StationHours(IReadOnlyDictionary<DayOfWeek, OpeningHours> Weekdays, OpeningHours MakeUpWorkday);
