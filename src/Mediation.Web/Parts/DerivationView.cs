namespace Mediation.Web.Parts;

/// <summary>How a due moment follows (到期推算), ready to be read aloud.</summary>
/// <param name="Unit">What is counted: 个工作日, 小时 …</param>
/// <param name="Lines">The stretches, each beginning where the one before ends.</param>
/// <param name="DueAt">Where they lead.</param>
/// <param name="Ground">Law and article, or the town's own rule.</param>
/// <param name="Provisional">Whether a calendar is still missing.</param>
public sealed record DerivationView(
    string Unit, IReadOnlyList<DerivationRow> Lines, DateTimeOffset DueAt, string Ground, bool Provisional)
{
    /// <summary>How calendars moved it, oldest first.</summary>
    public IReadOnlyList<CalendarMoveRow> Calendars { get; init; } = [];

    /// <summary>What happens next if nothing is done; null when nothing does.</summary>
    public NextRungRow? Next { get; init; }
}

/// <summary>What happens next to a clock that is neglected (下一级催督).</summary>
/// <param name="At">When.</param>
/// <param name="What">列入通报.</param>
/// <param name="EveryWorkingDays">After how many working days it comes again; null for once.</param>
public sealed record NextRungRow(DateTimeOffset At, string What, int? EveryWorkingDays);

/// <summary>That another calendar moved a due moment (日历变更).</summary>
/// <param name="At">When.</param>
/// <param name="Version">The calendar's version.</param>
/// <param name="Was">When it fell due before.</param>
/// <param name="Due">When it fell due from then on.</param>
public sealed record CalendarMoveRow(DateTimeOffset At, string Version, DateTimeOffset Was, DateTimeOffset Due);

/// <summary>One stretch (推算明细).</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Counted">How many units it uses up; 0 for what isn't counted.</param>
/// <param name="Because">Why, as a sentence.</param>
public sealed record DerivationRow(DateTimeOffset From, DateTimeOffset To, int Counted, string Because);
