using System.Globalization;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Postgres.Calendars;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Calendars;

/// <summary>What the calendar page shows (日历页取数).</summary>
internal sealed class CalendarReading(CalendarStore calendars, InForce inForce, Moments moments)
{
    /// <summary>The page of an address; refused to whoever may not read the policy.</summary>
    public async Task<Answer<CalendarsView>> ReadAsync(CalendarsAddress address, Actor actor, CancellationToken ct)
    {
        var read = await calendars.ReadAsync(actor, ct);
        if (!read.TryGet(out var shelf))
            return Answer.Refused<CalendarsView>(read.Refusals);
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
        var edition = shelf.Editions.FirstOrDefault(e => e.Number == address.Version);
        var contents = edition?.Contents ?? shelf.Newest;
        var number = edition?.Number ?? shelf.InForce.Number + (shelf.Draft is null ? 0 : 1);
        var calendar = contents.Calendar(shelf.Place, number, clock.Zone);
        var today = calendar.DayOf(clock.Now);
        var year = address.Year is { } asked and > 1999 and < 2200 ? asked : shelf.Newest.MissingYear(today) ?? today.Year;
        return new CalendarsView(
            clock, address with { Version = edition?.Number }, shelf, calendar, contents, year, Sight.MayOperate(actor),
            Form(shelf.Newest.NoticeOf(year), year), null);
    }

    // The form begins with what is known of the year.
    private static NoticeForm Form(CalendarYear? known, int year) => new(
        year.ToString(CultureInfo.InvariantCulture), known?.Source ?? "", known is null ? "" : NoticeTable.Write(known), []);
}
