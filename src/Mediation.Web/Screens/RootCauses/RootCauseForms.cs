using System.Globalization;
using Mediation.Casework;
using Mediation.Postgres.Desk;
using Mediation.Postgres.RootCauses;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Layout;

namespace Mediation.Web.Screens.RootCauses;

/// <summary>The forms of projects (专项表单): open, take in, pass over, go on, close. What was refused comes back with what was typed.</summary>
internal static class RootCauseForms
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(RootCausesScreen.MattersPath + "/{key}", OpenAsync);
        routes.MapPost(RootCausesScreen.Path + "/{number}/{form}", ChangeAsync);
    }

    private static async Task<IResult> OpenAsync(
        string key, HttpContext visit, RootCauseKeeping keeping, MatterFinding matters, InForce inForce, Moments moments, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        var form = await visit.Request.ReadFormAsync(ct);
        var due = DateOnly.TryParseExact(form["dueOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
        var plan = new RootCausePlan(form["projectName"].ToString().Trim(), form["leadingUnit"].ToString(), form["aim"].ToString().Trim(), due);
        var now = await moments.NowAsync(ct);
        var since = RootCausesScreen.Since(FilterAddress.Read<MatterAddress>(visit.Request.Query), inForce.Policy, now);
        var opened = await keeping.OpenAsync(actor, key, since, plan, now, ct);
        return opened.TryGet(out var number) ? visit.SeeOther(RootCausesScreen.Of(number))
            : opened.Refusals[0].Forbidden ? Refused(opened.Refusals)
            : await RootCausesScreen.MatterAsync(key, visit.Request, actor, matters, inForce, moments,
                view => view with { Plan = plan, Refusal = Sentences.Of(opened.Refusals[0]) }, ct);
    }

    private static async Task<IResult> ChangeAsync(
        string number, string form, HttpContext visit, RootCauseKeeping keeping, RootCauseList projects, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var (actor, now) = (visit.User.Actor(), await moments.NowAsync(ct));
        var sent = await visit.Request.ReadFormAsync(ct);
        var text = sent["text"].ToString();
        var seen = int.TryParse(sent["edition"], CultureInfo.InvariantCulture, out var edition) ? edition : 0;
        var refusals = form switch
        {
            "progress" => (await keeping.ProgressAsync(actor, number, seen, text, now, ct)).Refusals,
            "join" => (await keeping.JoinAsync(actor, number, seen, [.. sent["case"].OfType<string>()], now, ct)).Refusals,
            "pass-over" => (await keeping.PassOverAsync(actor, number, seen, [.. sent["case"].OfType<string>()], now, ct)).Refusals,
            "close" => (await keeping.CloseAsync(actor, number, seen, ResultOf(sent["outcome"].ToString()), text, now, ct)).Refusals,
            _ => [new Refusal("request.not-found")],
        };
        return refusals.Count == 0 ? visit.SeeOther(RootCausesScreen.Of(number))
            : refusals[0].Forbidden ? Refused(refusals)
            : await RootCausesScreen.PageAsync(number, actor, projects, inForce, moments,
                view => view with { Form = form, Typed = text, Refusal = Sentences.Of(refusals[0]) }, ct);
    }

    private static RootCauseResult? ResultOf(string word) =>
        Enum.TryParse<RootCauseResult>(word, out var result) && Enum.IsDefined(result) ? result : null;

    private static IResult Refused(IReadOnlyList<Refusal> refusals) => Results.StatusCode(Problems.StatusOf(refusals));
}
