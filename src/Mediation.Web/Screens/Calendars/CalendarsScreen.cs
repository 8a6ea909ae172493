using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Calendars;

/// <summary>日历: a year at a glance, its notice brought in, the stations' hours; changes are kept as a draft until they are published.</summary>
internal static class CalendarsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/calendars";

    /// <summary>Maps the page; whoever may read the policy has it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Calendars_Short, Texts.Calendars_Purpose, "calendar", 72, Role.Administrator, Role.Supervisor, Role.Auditor));
        CalendarForms.Map(routes);
        CalendarPublishScreen.Map(routes);
    }

    /// <summary>The page again, with the reason why a change wasn't done, and what was typed.</summary>
    public static async Task<IResult> RefusedAsync(
        IReadOnlyList<Refusal> refusals, CalendarsAddress address, NoticeForm? typed, Actor actor, CalendarReading reading, CancellationToken ct)
    {
        var read = await reading.ReadAsync(address, actor, ct);
        return refusals[0].Forbidden || !read.TryGet(out var view)
            ? Results.StatusCode(Problems.StatusOf(refusals))
            : Page(view with { Refusal = Sentences.Of(refusals[0]), Notice = typed ?? view.Notice }, Problems.StatusOf(refusals));
    }

    private static async Task<IResult> ShowAsync(HttpRequest request, ClaimsPrincipal person, CalendarReading reading, CancellationToken ct)
    {
        var read = await reading.ReadAsync(FilterAddress.Read<CalendarsAddress>(request.Query), person.Actor(), ct);
        return read.TryGet(out var view) ? Page(view) : Results.StatusCode(Problems.StatusOf(read.Refusals));
    }

    private static RazorComponentResult<CalendarsPage> Page(CalendarsView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
