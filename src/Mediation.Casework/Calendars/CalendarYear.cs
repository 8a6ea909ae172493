namespace Mediation.Casework.Calendars;

/// <summary>
/// One year of the State Council's holiday arrangements (年度节假日安排): what is off, and which weekend days are
/// worked in exchange. The source is the yearly notice of 国务院办公厅.
/// </summary>
/// <param name="Year">The calendar year the notice is for.</param>
/// <param name="Source">The notice, as it is cited (依据).</param>
/// <param name="Holidays">Days off, each span with its name (放假).</param>
/// <param name="MakeUpWorkdays">Weekend days that are worked (调休上班日).</param>
public sealed record CalendarYear(
    int Year,
    string Source,
    IReadOnlyList<Holiday> Holidays,
    IReadOnlyList<DateOnly> MakeUpWorkdays);

/// <summary>A span of days off (节假日), both ends included.</summary>
public sealed record Holiday(string Name, DateOnly FirstOn, DateOnly LastOn);
