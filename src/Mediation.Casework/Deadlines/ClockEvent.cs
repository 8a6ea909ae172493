using System.Text.Json.Serialization;

namespace Mediation.Casework.Deadlines;

/// <summary>
/// Something that happened to a clock (时限记录), never changed afterwards. In JSON its kind is <c>happened</c>.
/// </summary>
/// <param name="At">When it happened, by the product's clock.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "happened")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(StopExpired), "stop-expired")]
[JsonDerivedType(typeof(Extended), "extended")]
[JsonDerivedType(typeof(Reclassified), "reclassified")]
[JsonDerivedType(typeof(Met), "met")]
[JsonDerivedType(typeof(Voided), "voided")]
[JsonDerivedType(typeof(CalendarChanged), "calendar-changed")]
public abstract record ClockEvent(DateTimeOffset At);

/// <summary>The clock stands still until it is resumed, at the latest at <paramref name="Until"/> (中止计时).</summary>
public sealed record Stopped(DateTimeOffset At, string Ground, DateTimeOffset Until) : ClockEvent(At);

/// <summary>The clock runs again before its stop expired (恢复计时).</summary>
public sealed record Resumed(DateTimeOffset At) : ClockEvent(At);

/// <summary>
/// The stop came to its end without anybody's act, and the clock runs again (中止期满自动恢复). It ran from that moment whether or not
/// this was written yet; the sweep writes it once.
/// </summary>
/// <param name="At">When the stop ended, not when it was noticed.</param>
public sealed record StopExpired(DateTimeOffset At) : ClockEvent(At);

/// <summary>More time, counted from the day on which it would have fallen due (延期).</summary>
public sealed record Extended(DateTimeOffset At, Term By, string Reason) : ClockEvent(At);

/// <summary>
/// Another term applies, because the matter turned out to be something else (改变时限). It is counted from
/// <paramref name="From"/>; what happened to the clock since then still counts.
/// </summary>
public sealed record Reclassified(
    DateTimeOffset At, Term Term, string Ground, string Label, string Rule, DateTimeOffset From) : ClockEvent(At);

/// <summary>What was promised is done (履行), late or in time by the calendar of that moment.</summary>
public sealed record Met(DateTimeOffset At, bool Late) : ClockEvent(At);

/// <summary>The promise no longer applies (作废), for example because the case was merged.</summary>
public sealed record Voided(DateTimeOffset At, string Reason) : ClockEvent(At);

/// <summary>From here on the due moment is reckoned by another version of the calendar (日历变更).</summary>
/// <param name="At">When.</param>
/// <param name="Version">The calendar's version from here on.</param>
/// <param name="Was">When it fell due before; null in journals of older versions.</param>
/// <param name="Due">When it falls due now; null in journals of older versions.</param>
public sealed record CalendarChanged(
    DateTimeOffset At, string Version, DateTimeOffset? Was = null, DateTimeOffset? Due = null) : ClockEvent(At);
