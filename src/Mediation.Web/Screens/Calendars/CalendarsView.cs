using Mediation.Casework.Calendars;
using Mediation.Casework.Reading;
using Mediation.Postgres.Calendars;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Calendars;

/// <summary>Which calendar is looked at, as the address (日历页网址).</summary>
/// <param name="Year">Null for the year it is.</param>
/// <param name="Version">Null for the draft, or what is in force when there is none.</param>
/// <param name="Done">What was just done.</param>
public sealed record CalendarsAddress(int? Year = null, int? Version = null, string? Done = null)
{
    /// <summary>The address of the page.</summary>
    public string Write() => FilterAddress.Write(CalendarsScreen.Path, this);
}

/// <summary>A notice as it was typed, with what is wrong with it (填写的放假安排).</summary>
/// <param name="Year">For which year.</param>
/// <param name="Source">The notice, as it is cited.</param>
/// <param name="Table">The table.</param>
/// <param name="Faults">What is wrong, by line; empty before anything was sent.</param>
public sealed record NoticeForm(string Year, string Source, string Table, IReadOnlyList<LineFault> Faults);

/// <summary>What the page of the work calendar shows (日历页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Address">What is looked at.</param>
/// <param name="Shelf">All versions.</param>
/// <param name="Calendar">The version looked at.</param>
/// <param name="Contents">What it says.</param>
/// <param name="Year">The year shown.</param>
/// <param name="MayEdit">Whether the reader is an administrator.</param>
/// <param name="Notice">The form for a year's notice.</param>
/// <param name="Refusal">Why the last change wasn't done; null when it was.</param>
public sealed record CalendarsView(
    Clockface Clock, CalendarsAddress Address, CalendarShelf Shelf, WorkCalendar Calendar, CalendarContents Contents, int Year, bool MayEdit,
    NoticeForm Notice, string? Refusal)
{
    /// <summary>Whether the draft is looked at.</summary>
    public bool IsDraft => Shelf.Draft is not null && Address.Version is null;

    /// <summary>The day it is.</summary>
    public DateOnly Today => Calendar.DayOf(Clock.Now);

    /// <summary>The year whose notice is missing; null when none is.</summary>
    public int? MissingYear => Shelf.InForce.Contents.MissingYear(Today);

    /// <summary>Years that can be looked at: those with a notice, and the next two.</summary>
    public IEnumerable<int> Years =>
        Contents.Years.Select(year => year.Year).Append(Today.Year).Append(Today.Year + 1).Append(Year).Distinct().Order();

    /// <summary>In what the draft differs from the version in force: what is new, and what is gone.</summary>
    public (IReadOnlyList<string> New, IReadOnlyList<string> Gone) Changes => Shelf.Draft is { } draft
        ? (Lines(CalendarChange.Say(draft.Contents, Shelf.InForce.Contents)), Lines(CalendarChange.Say(Shelf.InForce.Contents, draft.Contents)))
        : ([], []);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
