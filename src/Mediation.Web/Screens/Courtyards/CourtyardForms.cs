using System.Globalization;
using Mediation.Casework;
using Mediation.Casework.Courtyards;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Courtyards;

/// <summary>The forms of a courtyard's page (院落页表单).</summary>
internal static class CourtyardForms
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(CourtyardsScreen.Path + "/{code}/members", EnterAsync);
        routes.MapPost(CourtyardsScreen.Path + "/{code}/members/{member}/end", EndAsync);
        routes.MapPost(CourtyardsScreen.Path + "/{code}/read", ReadAsync);
    }

    private static async Task<IResult> EnterAsync(
        string code, HttpContext visit, CommitteeRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var form = FormOf(await visit.Request.ReadFormAsync(ct));
        var entered = await register.EnterAsync(visit.User.Actor(), code, form, await moments.NowAsync(ct), ct);
        return await ToldAsync(entered.Refusals, code, form, visit, register, moments, inForce, ct);
    }

    private static async Task<IResult> EndAsync(
        string code, string member, HttpContext visit, CommitteeRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var reason = (await visit.Request.ReadFormAsync(ct))["reason"].ToString();
        var refusal = await register.EndAsync(visit.User.Actor(), code, member, reason, await moments.NowAsync(ct), ct);
        return await ToldAsync(refusal is null ? [] : [refusal], code, null, visit, register, moments, inForce, ct);
    }

    // Who they are, is said once, in this answer, after the reading was written down.
    private static async Task<IResult> ReadAsync(
        string code, HttpContext visit, CommitteeRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var (form, actor) = (await visit.Request.ReadFormAsync(ct), visit.User.Actor());
        var read = await register.ReadAsync(actor, code, form["purpose"].ToString(), await moments.NowAsync(ct), ct);
        visit.Response.Headers.CacheControl = "no-store";
        return await CourtyardsScreen.PageAsync(code, actor, register, moments, inForce, view => read.TryGet(out var names)
            ? view with { Names = names }
            : view with { Refusals = [Sentences.Of(read.Refusals[0])] }, ct);
    }

    private static async Task<IResult> ToldAsync(
        IReadOnlyList<Refusal> refusals, string code, MemberForm? form, HttpContext visit, CommitteeRegister register, Moments moments, InForce inForce,
        CancellationToken ct) =>
        refusals.Count == 0
            ? Results.LocalRedirect($"{CourtyardsScreen.Of(code)}?done=true")
            : await CourtyardsScreen.PageAsync(code, visit.User.Actor(), register, moments, inForce,
                view => view with { Refusals = [.. refusals.Select(Sentences.Of)], Form = form ?? view.Form }, ct);

    private static MemberForm FormOf(IFormCollection form) => new(Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7())
    {
        Name = form["memberName"].ToString(),
        Manner = Enum.TryParse<Manner>(form["manner"], out var manner) && Enum.IsDefined(manner) ? manner : null,
        From = DayOf(form["fromOn"]),
        Until = DayOf(form["untilOn"]),
    };

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
