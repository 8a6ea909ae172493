using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Talents;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Talents;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Talents;

/// <summary>The forms of the pool (人才库表单).</summary>
internal static class TalentForms
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(TalentsScreen.Path, EnterAsync);
        routes.MapPost(TalentsScreen.Path + "/{code}/read", ReadAsync);
        routes.MapPost(TalentsScreen.Path + "/{code}/renew", RenewAsync);
        routes.MapPost(TalentsScreen.Path + "/{code}/erase", EraseAsync);
    }

    private static async Task<IResult> EnterAsync(
        HttpRequest request, ClaimsPrincipal person, TalentPool talents, Moments moments, InForce inForce, CancellationToken ct)
    {
        var form = FormOf(await request.ReadFormAsync(ct));
        var entered = await talents.EnterAsync(person.Actor(), form, await moments.NowAsync(ct), ct);
        return entered.TryGet(out var code)
            ? Results.LocalRedirect($"{TalentsScreen.Of(code)}?done=true")
            : await TalentsScreen.EntryAsync(person.Actor(), form, entered.Refusals, moments, inForce, ct);
    }

    // Who it is, is said once, in this answer, after the reading was written down.
    private static async Task<IResult> ReadAsync(
        string code, HttpContext visit, TalentReading talents, CancellationToken ct)
    {
        var (form, actor) = (await visit.Request.ReadFormAsync(ct), visit.User.Actor());
        var read = await talents.Pool.ReadAsync(actor, code, form["purpose"].ToString(), await talents.NowAsync(ct), ct);
        visit.Response.Headers.CacheControl = "no-store";
        return await TalentsScreen.PageAsync(code, actor, talents, view => read.TryGet(out var identity)
            ? view with { Identity = identity }
            : view with { Refusal = Sentences.Of(read.Refusals[0]) }, ct);
    }

    private static async Task<IResult> RenewAsync(
        string code, HttpContext visit, TalentReading talents, CancellationToken ct)
    {
        var form = await visit.Request.ReadFormAsync(ct);
        var refusal = await talents.Pool.RenewAsync(visit.User.Actor(), code, DayOf(form["keepUntil"]), form["reason"].ToString(), await talents.NowAsync(ct), ct);
        return await ToldAsync(refusal, $"{TalentsScreen.Of(code)}?done=true", code, visit, talents, ct);
    }

    private static async Task<IResult> EraseAsync(
        string code, HttpContext visit, TalentReading talents, CancellationToken ct)
    {
        var form = await visit.Request.ReadFormAsync(ct);
        var refusal = await talents.Pool.EraseAsync(visit.User.Actor(), code, form["reason"].ToString(), await talents.NowAsync(ct), ct);
        return await ToldAsync(refusal, TalentsScreen.Path, code, visit, talents, ct);
    }

    /// <summary>The page again, done or with why not.</summary>
    public static async Task<IResult> ToldAsync(
        Refusal? refusal, string next, string code, HttpContext visit, TalentReading talents, CancellationToken ct) =>
        refusal is null
            ? Results.LocalRedirect(next)
            : await TalentsScreen.PageAsync(code, visit.User.Actor(), talents, view => view with { Refusal = Sentences.Of(refusal) }, ct);

    private static TalentForm FormOf(IFormCollection form) => new()
    {
        Identity = new TalentIdentity(form["talentName"].ToString(), form["phone"].ToString()),
        Skills = [.. form["skills"].OfType<string>().Distinct()],
        Availability = form["availability"].ToString(),
        Unit = form["unit"].ToString(),
        ConsentOn = DayOf(form["consentOn"]),
        KeepUntil = DayOf(form["keepUntil"]),
    };

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
