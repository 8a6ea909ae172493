using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Clockwork;
using Mediation.Web.Identity;
using Mediation.Web.Keeping;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.DemoClock;

/// <summary>演示时钟: moves the product's time ahead, in demo mode only; elsewhere there is no such page.</summary>
internal static class DemoClockScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/demo-clock";

    /// <summary>Maps the page and its form, in demo mode.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<DemoTime>().IsOn)
            return;
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.DemoClock_Title, Texts.DemoClock_Purpose, "clock-play", 90, Role.Administrator));
        routes.MapPost(Path, MoveAsync);
        routes.MapPost(Path + "/reset", ResetAsync);
    }

    private static async Task<IResult> ShowAsync(
        bool? reset, ClaimsPrincipal person, InForce inForce, Moments moments, TimeProvider real, CancellationToken ct) =>
        DemoTime.MayMove(person.Actor())
            ? Page(View(await moments.NowAsync(ct), inForce.Policy, real) with { WasReset = reset is true })
            : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ResetAsync(
        HttpRequest request, ClaimsPrincipal person, DemoRestart restart, InForce inForce, Moments moments, TimeProvider real, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var refusal = await restart.RunAsync(person.Actor(), form["word"].ToString(), form["reason"].ToString(), ct);
        if (refusal is null)
            return Results.LocalRedirect($"{Path}?reset=true");
        return refusal.Forbidden
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Page(View(await moments.NowAsync(ct), inForce.Policy, real) with { Refusal = Sentences.Of(refusal) }, Problems.StatusOf([refusal]));
    }

    private static async Task<IResult> MoveAsync(
        HttpRequest request, ClaimsPrincipal person, DemoTime demo, InForce inForce, Moments moments, OperationsBoard board,
        TimeProvider real, CancellationToken ct)
    {
        var actor = person.Actor();
        var policy = inForce.Policy;
        var before = await moments.NowAsync(ct);
        var form = await request.ReadFormAsync(ct);
        var wanted = Wanted(form["step"].ToString(), form["now"].ToString(), before, policy);
        var moved = wanted.TryGet(out var to) ? await demo.MoveAsync(actor, to, ct) : wanted.Refusals[0];
        var view = View(await moments.NowAsync(ct), policy, real);
        if (!moved.TryGet(out var move))
            return Page(view with { Refusal = Sentences.Of(moved.Refusals[0]) }, Problems.StatusOf(moved.Refusals));
        var served = await board.ServedSinceAsync(actor, before, ct);
        return Page(view with { Moved = move, Served = served.Value });
    }

    private static Answer<DateTimeOffset> Wanted(string step, string moment, DateTimeOffset now, Policy policy) =>
        Enum.TryParse<ClockStep>(step, out var known) && Enum.IsDefined(known) ? known.From(now, policy.Calendar)
        : DateTime.TryParseExact(moment, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var local) ? new DateTimeOffset(local, policy.Town.Zone.GetUtcOffset(local))
        : new Refusal("request.invalid-value", "now", "now");

    private static DemoClockView View(DateTimeOffset now, Policy policy, TimeProvider real) => new(
        new Clockface(now, policy.Town.Zone), now - real.GetUtcNow(),
        [.. Enum.GetValues<ClockStep>().Select(step => (step, step.From(now, policy.Calendar)))]);

    private static RazorComponentResult<DemoClockPage> Page(DemoClockView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
