using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rechecks;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Rechecks;

/// <summary>抽查: closed cases drawn at random, and what their residents say when they are asked once more.</summary>
internal static class RechecksScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/rechecks";

    private const int Offered = 3;

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
            Texts.Rechecks_Title, Texts.Rechecks_Purpose, "phone", 47, Role.Supervisor, Role.Clerk, Role.Auditor));
        routes.MapPost(Path, DrawAsync);
        routes.MapGet(Path + "/{number}", ShowOneAsync);
        routes.MapGet(Path + "/{number}/{caseNumber}", ShowCaseAsync);
        routes.MapPost(Path + "/{number}/{caseNumber}", CallAsync);
    }

    /// <summary>Where a draw is.</summary>
    public static string Of(string number) => $"{Path}/{Uri.EscapeDataString(number)}";

    /// <summary>Where the call about a case is.</summary>
    public static string Of(string number, string caseNumber) => $"{Of(number)}/{Uri.EscapeDataString(caseNumber)}";

    private static Task<IResult> ShowAsync(ClaimsPrincipal person, RecheckList rechecks, InForce inForce, Moments moments, CancellationToken ct) =>
        ListAsync(person.Actor(), rechecks, inForce, moments, view => view, ct);

    private static async Task<IResult> DrawAsync(
        HttpContext visit, RecheckKeeping keeping, RecheckList rechecks, InForce inForce, Moments moments, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var form = await visit.Request.ReadFormAsync(ct);
        var scope = new RecheckScope(DayOf(form["from"]), DayOf(form["to"]), form["unit"] is [{ Length: > 0 } unit] ? unit : null,
            int.TryParse(form["size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0);
        var drawn = await keeping.DrawAsync(actor, scope, await moments.NowAsync(ct), ct);
        return drawn.TryGet(out var number) ? visit.SeeOther(Of(number))
            : drawn.Refusals[0].Forbidden ? Results.StatusCode(Problems.StatusOf(drawn.Refusals))
            : await ListAsync(actor, rechecks, inForce, moments, view => view with { Scope = scope, Refusal = Sentences.Of(drawn.Refusals[0]) }, ct);
    }

    private static async Task<IResult> ListAsync(
        Actor actor, RecheckList rechecks, InForce inForce, Moments moments, Func<RechecksView, RechecksView> more, CancellationToken ct)
    {
        if (!RecheckList.MayRead(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var (policy, now) = (inForce.Policy, await moments.NowAsync(ct));
        var today = policy.Calendar.DayOf(now);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var view = more(new RechecksView(new Clockface(now, policy.Calendar.Zone), TownNames.Of(policy), await rechecks.ListAsync(actor, ct),
            policy.Town.Units, actor.Is(Role.Supervisor))
        {
            Scope = new RecheckScope(month, month.AddMonths(1).AddDays(-1), null, Offered),
        });
        return new RazorComponentResult<RechecksPage>(new { View = view }) { StatusCode = StatusOf(view.Refusal) };
    }

    private static async Task<IResult> ShowOneAsync(
        string number, ClaimsPrincipal person, RecheckList rechecks, InForce inForce, Moments moments, CancellationToken ct) =>
        await rechecks.FindAsync(person.Actor(), number, ct) is not { } found ? Results.NotFound()
            : new RazorComponentResult<RecheckPage>(new
            {
                View = new RecheckView(new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), TownNames.Of(inForce.Policy), found),
            });

    private static Task<IResult> ShowCaseAsync(
        string number, string caseNumber, ClaimsPrincipal person, RecheckList rechecks, InForce inForce, Moments moments, CancellationToken ct) =>
        CaseAsync(number, caseNumber, person.Actor(), rechecks, inForce, moments, view => view, ct);

    private static async Task<IResult> CallAsync(
        string number, string caseNumber, HttpContext visit, RecheckKeeping keeping, RecheckList rechecks, InForce inForce, Moments moments, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var form = await visit.Request.ReadFormAsync(ct);
        var now = await moments.NowAsync(ct);
        // Nobody can take back a chosen answer in a form; where nobody was reached there is none.
        var call = FlagOf(form["reached"]) is false ? new FollowUp(now, false)
            : new FollowUp(now, true, FlagOf(form["solved"]), WordOf(form["satisfaction"]), WordOf(form["reasonCode"]));
        var attempt = int.TryParse(form["attempt"], NumberStyles.None, CultureInfo.InvariantCulture, out var which) ? which : 0;
        var answer = await keeping.CallAsync(actor, number, caseNumber, call, attempt, ct);
        return !answer.IsRefused ? visit.SeeOther(Of(number))
            : answer.Refusals[0].Forbidden ? Results.StatusCode(Problems.StatusOf(answer.Refusals))
            : await CaseAsync(number, caseNumber, actor, rechecks, inForce, moments, view => view with { Call = call, Refusal = Sentences.Of(answer.Refusals[0]) }, ct);
    }

    private static async Task<IResult> CaseAsync(
        string number, string caseNumber, Actor actor, RecheckList rechecks, InForce inForce, Moments moments, Func<RecheckCallView, RecheckCallView> more,
        CancellationToken ct)
    {
        if (await rechecks.FindAsync(actor, number, ct) is not { } found || found.Cases.FirstOrDefault(one => one.Number == caseNumber) is not { } drawn)
            return Results.NotFound();
        var view = more(new RecheckCallView(new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), TownNames.Of(inForce.Policy), found.Draw,
            drawn, RecheckList.MayCall(actor, drawn.Unit)));
        return new RazorComponentResult<RecheckCallPage>(new { View = view }) { StatusCode = StatusOf(view.Refusal) };
    }

    private static int StatusOf(string? refusal) => refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;

    private static DateOnly DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;

    private static bool? FlagOf(string? text) => bool.TryParse(text, out var flag) ? flag : null;

    private static string? WordOf(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
