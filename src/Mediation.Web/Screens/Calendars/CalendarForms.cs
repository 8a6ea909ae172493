using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Calendars;
using Mediation.Casework.Reading;
using Mediation.Postgres.Calendars;
using Mediation.Web.Identity;
using Mediation.Web.Screens.Tables;

namespace Mediation.Web.Screens.Calendars;

/// <summary>The forms of the calendar page (日历页表单): each changes the draft.</summary>
internal static class CalendarForms
{
    /// <summary>Where a year's notice is sent.</summary>
    public const string Notice = CalendarsScreen.Path + "/notice";

    /// <summary>Where the stations' hours are sent.</summary>
    public const string Hours = CalendarsScreen.Path + "/hours";

    /// <summary>Where an earlier version is taken as the draft.</summary>
    public const string Return = CalendarsScreen.Path + "/return";

    /// <summary>Where the draft is thrown away.</summary>
    public const string Discard = CalendarsScreen.Path + "/discard";

    /// <summary>Maps the forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Notice, NoticeAsync);
        MapChange(routes, Hours, "hours", HoursOf);
        MapChange(routes, Return, "return", (form, shelf) =>
            shelf.Editions.FirstOrDefault(edition => edition.Number == Number(form["version"])) is { } edition
                ? edition.Contents
                : new Refusal("calendar.unknown-version"));
        MapChange(routes, Discard, "discard", (_, shelf) => shelf.InForce.Contents);
    }

    /// <summary>The name of a field of a day's hours.</summary>
    public static string FieldOf(string day, string end) => $"{day}-{end}";

    private static async Task<IResult> NoticeAsync(
        HttpRequest request, ClaimsPrincipal person, CalendarDrafting drafting, CalendarReading reading, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var year = Number(form["year"]);
        var source = form["source"].ToString();
        var faults = new List<LineFault>();
        var table = await TableUpload.ReadAsync(form, "table", faults, ct);
        if (year is not (> 1999 and < 2200))
            faults.Add(new LineFault(0, "请填写四位年份。"));
        var saved = await drafting.SaveAsync(person.Actor(), Seen(form), shelf =>
        {
            var notice = faults.Count > 0 ? null : NoticeTable.Read(year!.Value, source, table, shelf.Newest.Years, faults);
            return notice is null ? new Refusal("calendar.faulty", null, faults.Count) : shelf.Newest.With(notice);
        }, ct);
        return saved.IsRefused
            ? await CalendarsScreen.RefusedAsync(
                saved.Refusals, new(year), new NoticeForm(form["year"].ToString(), source, table, faults), person.Actor(), reading, ct)
            : Results.LocalRedirect(new CalendarsAddress(year, null, "notice").Write());
    }

    private static void MapChange(
        IEndpointRouteBuilder routes, string path, string done, Func<IFormCollection, CalendarShelf, Answer<CalendarContents>> change) =>
        routes.MapPost(path, async (
            HttpRequest request, ClaimsPrincipal person, CalendarDrafting drafting, CalendarReading reading, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var saved = await drafting.SaveAsync(person.Actor(), Seen(form), shelf => change(form, shelf), ct);
            var address = new CalendarsAddress(Number(form["year"]));
            return saved.IsRefused
                ? await CalendarsScreen.RefusedAsync(saved.Refusals, address, null, person.Actor(), reading, ct)
                : Results.LocalRedirect((address with { Done = done }).Write());
        });

    private static Answer<CalendarContents> HoursOf(IFormCollection form, CalendarShelf shelf)
    {
        var weekdays = new Dictionary<DayOfWeek, OpeningHours>();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var name = CalendarReader.NameOf(day);
            if (form[FieldOf(name, "open")].ToString().Length == 0 && form[FieldOf(name, "close")].ToString().Length == 0)
                continue;
            if (Opening(form, name) is not { } hours)
                return new Refusal("calendar.hours-malformed");
            weekdays[day] = hours;
        }
        return Opening(form, CalendarReader.MakeUpWorkday) is { } makeUp
            ? shelf.Newest with { Hours = new StationHours(weekdays, makeUp) }
            : new Refusal("calendar.hours-malformed");
    }

    // Which draft the form was drawn from; null when there was none.
    private static Guid? Seen(IFormCollection form) => Guid.TryParse(form["stamp"], out var stamp) ? stamp : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static OpeningHours? Opening(IFormCollection form, string day) =>
        TimeOf(form[FieldOf(day, "open")]) is { } opens && TimeOf(form[FieldOf(day, "close")]) is { } closes && opens < closes
            ? new OpeningHours(opens, closes)
            : null;

    private static TimeOnly? TimeOf(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
