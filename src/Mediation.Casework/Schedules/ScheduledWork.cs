namespace Mediation.Casework.Schedules;

/// <summary>What a schedule, or a bad mark, founds a case for (本镇工作立案要素).</summary>
/// <param name="Unit">Who does it (单位).</param>
/// <param name="OfHousehold">Whether it is about a household, which not everybody may know of.</param>
public sealed record ScheduledWork(string Unit, bool OfHousehold);
