using Mediation.Casework.Deadlines;
using Mediation.Casework.Rulings;

namespace Mediation.Casework.Acts;

/// <summary>Reads the values of the rule sets <c>deadlines</c> and <c>escalation</c> (时限与阶梯的取值).</summary>
public static class DeadlineTerms
{
    /// <summary>What begins the clock: <c>accepted</c>, or the step that names its kind (起算事件).</summary>
    internal static string BeginsOn(RulingHit hit) => hit.Values.Text("On") ?? "accepted";

    /// <summary>A clock as a rule gives it, started now.</summary>
    public static Deadline Start(RulingHit hit, Guid id, DateTimeOffset now, string? unit, Guid? item) => new()
    {
        Id = id,
        Kind = hit.Outcome,
        Side = SideOf(hit),
        Unit = unit,
        WorkItem = item,
        Term = TermOf(hit.Values),
        Ground = hit.Ground,
        Label = hit.Label,
        Rule = hit.Rule,
        Lapses = hit.Values.Flag("Lapses") ?? false,
        StartedAt = now,
    };

    /// <summary>Whether a statute or the town sets it.</summary>
    internal static ClockSide SideOf(RulingHit hit) => hit.Values.Text("Clock") == "legal" ? ClockSide.Legal : ClockSide.Management;

    /// <summary>The term that a rule's values spell; a word it doesn't know is a defect of the rule, found by its tests.</summary>
    public static Term TermOf(RuleValues values) => new()
    {
        Count = values.Number("N") ?? throw new FormatException("A deadline rule says how many: N."),
        Unit = UnitOf(values.Text("Unit")),
        Start = values.Text("Start") is "event" ? TermStart.Event : TermStart.NextUnit,
        Roll = values.Text("Roll") switch
        {
            "next-working-day" => TermRoll.NextWorkingDay,
            "previous" => TermRoll.Previous,
            _ => TermRoll.None,
        },
        DayEnd = values.Text("DayEnd") is "business-close" ? DayEnd.BusinessClose : DayEnd.Midnight,
    };

    /// <summary>What a rule's word counts in; any other word is a defect of the rule.</summary>
    internal static TermUnit UnitOf(string? word) => word switch
    {
        "hour" => TermUnit.Hour,
        "calendar-day" => TermUnit.CalendarDay,
        "working-day" => TermUnit.WorkingDay,
        "month" => TermUnit.Month,
        _ => throw new FormatException($"'{word}' is no unit of a term."),
    };

    /// <summary>The output that says after how many working days the last rung of a ladder comes again (重复间隔).</summary>
    internal const string Repetition = "EveryWorkingDays";

    /// <summary>The ladder that the rules give a clock, lowest rung first (催督阶梯).</summary>
    public static IReadOnlyList<Rung> LadderOf(IReadOnlyList<RulingHit> hits) => [.. hits.Select(RungOf)];

    private static Rung RungOf(RulingHit hit) => new()
    {
        Code = hit.Outcome,
        Recipient = hit.Values.Text("Recipient") ?? "handler",
        Above = hit.Values.Flag("Above") ?? false,
        ShareLeft = hit.Values.Number("PercentLeft") is { } percent ? percent / 100m : null,
        After = hit.Values.Number("After") ?? 0,
        AfterUnit = hit.Values.Text("AfterUnit") switch
        {
            "minute" => OffsetUnit.Minute,
            "hour" => OffsetUnit.Hour,
            _ => OffsetUnit.WorkingDay,
        },
        QuietAtNight = hit.Values.Flag("QuietAtNight") ?? false,
        QuietOnRestDays = hit.Values.Flag("QuietOnRestDays") ?? false,
        EveryWorkingDays = hit.Values.Number(Repetition) is >= 1 and <= Rung.LongestInterval and var days ? days : null,
    };
}
