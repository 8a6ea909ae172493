using System.Security.Claims;
using System.Text;
using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Case;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.DeadlineFeed;

/// <summary>日历订阅: where somebody gets and revokes the address of their deadlines, and the address itself, which needs no session.</summary>
internal static class DeadlineFeedScreen
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/deadline-feed";

    // What a telephone's calendar can show; the list of clocks shows all.
    private const int Running = 400;

    private const int Overdue = 100;

    /// <summary>Maps the page, its form and the feed.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapPost(Path, ChangeAsync);
        routes.MapGet(Path + "/{secret}.ics", FeedAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);
    }

    private static async Task<IResult> ShowAsync(
        ClaimsPrincipal person, DeadlineFeeds feeds, Moments moments, InForce inForce, CancellationToken ct) =>
        Page(new DeadlineFeedView(await ClockAsync(moments, inForce, ct), await feeds.MadeAtAsync(person.Actor().Id, ct)));

    // The address is shown this once: it isn't kept, so there is nothing to go back to.
    private static async Task<IResult> ChangeAsync(
        HttpRequest request, ClaimsPrincipal person, DeadlineFeeds feeds, Moments moments, InForce inForce, TimeProvider real,
        IConfiguration configuration, CancellationToken ct)
    {
        var account = person.Actor().Id;
        var form = await request.ReadFormAsync(ct);
        if (form["step"] != "Make")
        {
            await feeds.RevokeAsync(account, ct);
            return Results.LocalRedirect(Path);
        }
        var address = $"{Base(request, configuration)}{Path}/{await feeds.MakeAsync(account, ct)}.ics";
        return Page(new DeadlineFeedView(await ClockAsync(moments, inForce, ct), real.GetUtcNow()) { Address = address });
    }

    private static async Task<IResult> FeedAsync(
        string secret, HttpRequest request, DeadlineFeeds feeds, AccountStore accounts, DeadlineList deadlines, Moments moments, InForce inForce,
        IConfiguration configuration, CancellationToken ct)
    {
        if (await feeds.OwnerAsync(secret, ct) is not { } owner || await accounts.FindAsync(owner, ct) is not { } account)
            return Results.NotFound();
        var now = await moments.NowAsync(ct);
        var policy = inForce.Policy;
        // What they may see is read anew each time, like a session's rights.
        var actor = new Actor(owner, account.DisplayName, await accounts.MembershipsAsync(owner, policy.Calendar.DayOf(now), ct));
        var running = await deadlines.ReadAsync(actor, "running", null, now, null, Running, ct);
        var overdue = await deadlines.ReadAsync(actor, "breached", null, now, null, Overdue, ct);
        var place = Base(request, configuration);
        return Results.Text(
            DeadlineCalendar.Write([.. overdue.Items, .. running.Items], TownNames.Of(policy), now, number => place + CaseAddress.Of(number)),
            DeadlineCalendar.MediaType, Encoding.UTF8);
    }

    private static string Base(HttpRequest request, IConfiguration configuration) =>
        configuration["PublicAddress"]?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host}";

    private static async Task<Clockface> ClockAsync(Moments moments, InForce inForce, CancellationToken ct) =>
        new(await moments.NowAsync(ct), inForce.Policy.Town.Zone);

    private static RazorComponentResult<DeadlineFeedPage> Page(DeadlineFeedView view) => new(new { View = view });
}
