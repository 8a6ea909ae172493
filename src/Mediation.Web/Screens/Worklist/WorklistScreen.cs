using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Worklist;

/// <summary>待办: what is asked of the units I work for, what burns first.</summary>
internal static class WorklistScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/worklist";

    private const int Rows = 50;

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
        Texts.Worklist_Title, Texts.Worklist_Purpose, "list-check", 20, Role.Clerk, Role.Dispatcher, Role.Handler, Role.Head));

    private static async Task<RazorComponentResult<WorklistPage>> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, Postgres.Views.Worklist worklist, InvitedCases invited, CallLog calls, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var actor = person.Actor();
        var address = FilterAddress.Read<WorklistAddress>(request.Query);
        var town = inForce.Policy.Town;
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        var spans = DueSpans.Of(clock);
        var filter = new WorklistFilter { Unit = address.Unit, Stage = address.Stage, Due = spans.Of(address.When) };
        var page = await worklist.ReadAsync(actor, filter, Cursor.Parse(address.After), Rows, ct);
        var counts = await worklist.CountAsync(actor, filter with { Due = null }, spans.Ends, ct);
        var view = new WorklistView(address, clock, spans, TownNames.Of(inForce.Policy), page, counts)
        {
            Units = [.. actor.Units.Where(actor.WorksFor)],
            Invited = await invited.ReadAsync(actor, ct),
            Ringing = await calls.RingingAsync(actor, ct),
        };
        return new(new { View = view });
    }
}
