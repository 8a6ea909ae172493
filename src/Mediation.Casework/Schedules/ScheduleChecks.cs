namespace Mediation.Casework.Schedules;

/// <summary>What a schedule has to say for its cycle, and what it must not (定期工作核对).</summary>
public static class ScheduleChecks
{
    /// <summary>The sentence of its fault, or null.</summary>
    public static string? FaultOf(Schedule schedule) => DaysFault(schedule.Recurrence)
        ?? (schedule.Until < schedule.From ? $"“至”不能早于“从”：{schedule.Until:yyyy-MM-dd}。"
            : schedule.Target is not Target.One && schedule.Place is not null ? "“对象”是每户或每个院落时，地点就是它所在的小区，不要写“地点”。"
            : null);

    private static string? DaysFault(Recurrence says)
    {
        var weekdays = says.Weekdays.Count;
        return says.Cycle switch
        {
            Cycle.Weekly => weekdays == 0 ? "每周的要选“星期”。"
                : Others(says.Nth, says.Day, says.Month) ? "每周的只选“星期”，不写“第几个”“日”“月”。" : null,
            Cycle.Monthly => says.Day is not (>= 1 and <= 31) ? "每月按日的要写“日”，1 到 31。"
                : weekdays > 0 || Others(says.Nth, says.Month) ? "每月按日的只写“日”。" : null,
            Cycle.MonthlyWeekday => weekdays != 1 || says.Nth is not ((>= 1 and <= 4) or Recurrence.Last) ? "每月按星期的要选一个“星期”和“第几个”。"
                : Others(says.Day, says.Month) ? "每月按星期的不写“日”“月”。" : null,
            Cycle.Quarterly => says.Month is not (>= 1 and <= 3) || says.Day is not (>= 1 and <= 31) ? "每季的要写“月”（季度的第几个月，1 到 3）和“日”。"
                : weekdays > 0 || Others(says.Nth) ? "每季的只写“月”和“日”。" : null,
            _ => says.Month is not (>= 1 and <= 12) || says.Day is not (>= 1 and <= 31) ? "每年的要写“月”和“日”。"
                : weekdays > 0 || Others(says.Nth) ? "每年的只写“月”和“日”。" : null,
        };
    }

    private static bool Others(params ReadOnlySpan<int?> says)
    {
        foreach (var each in says)
            if (each is not null)
                return true;
        return false;
    }
}
