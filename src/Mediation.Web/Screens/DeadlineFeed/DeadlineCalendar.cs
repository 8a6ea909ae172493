using Mediation.Postgres.Views;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.DeadlineFeed;

/// <summary>
/// Somebody's deadlines as a calendar (时限日历): for each clock that runs a moment with the case's number, what falls due and whose it is; nothing
/// of what the case is about or who brought it. The same clock keeps the same UID, so that calendars move it rather than double it.
/// </summary>
internal static class DeadlineCalendar
{
    /// <summary>The media type that calendars expect.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Writes it.</summary>
    /// <param name="lines">The clocks.</param>
    /// <param name="names">What people call the units.</param>
    /// <param name="now">The product's moment: when this was written, and what is overdue.</param>
    /// <param name="addressOf">Where a case is looked at, given its number.</param>
    public static string Write(IReadOnlyCollection<DeadlineLine> lines, TownNames names, DateTimeOffset now, Func<string, string> addressOf)
    {
        var text = new CalendarText().Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Text("PRODID", "-//Mediation//Deadlines//ZH");
        foreach (var line in lines)
            Add(text, line, names, now, addressOf(line.CaseNumber));
        if (lines.Count == 0)
            Fill(text);
        return $"{text.Line("END", "VCALENDAR")}";
    }

    private static void Add(CalendarText text, DeadlineLine line, TownNames names, DateTimeOffset now, string address)
    {
        var summary = Texts.Feed_Due.With(line.CaseNumber, ValueWords.Outcome("deadlines", line.Deadline.Kind));
        text.Line("BEGIN", "VEVENT")
            .Line("UID", $"{line.Deadline.Id}")
            .Moment("DTSTAMP", now)
            .Moment("DTSTART", line.DueAt)
            .Text("SUMMARY", line.DueAt <= now ? Texts.Feed_Overdue.With(summary) : summary)
            .Text("DESCRIPTION", line.Deadline.Unit is { } unit ? names.Unit(unit) : Texts.Feed_WholeCase)
            .Line("URL", address)
            .Line("TRANSP", "TRANSPARENT")
            .Line("END", "VEVENT");
    }

    // A calendar holds one component at least (RFC 5545 3.4); this one says nothing.
    private static void Fill(CalendarText text) => text
        .Line("BEGIN", "VTIMEZONE").Line("TZID", "Etc/UTC")
        .Line("BEGIN", "STANDARD").Line("DTSTART", "19700101T000000").Line("TZOFFSETFROM", "+0000").Line("TZOFFSETTO", "+0000").Line("END", "STANDARD")
        .Line("END", "VTIMEZONE");
}
