using System.Globalization;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Talents;
using Mediation.Web.Identity;

namespace Mediation.Web.Screens.Talents;

/// <summary>The forms of points (服务积分表单).</summary>
internal static class PointsForms
{
    private delegate Task<Refusal?> Doing(TalentReading talents, IFormCollection form, Actor actor, string code, DateTimeOffset now, CancellationToken ct);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        MapDoing(routes, "earn", (talents, form, actor, code, now, ct) => talents.Points.EarnAsync(actor, code, form["number"].ToString(), now, ct));
        MapDoing(routes, "spend", (talents, form, actor, code, now, ct) => talents.Points.SpendAsync(actor, code,
            Guid.TryParse(form["key"], CultureInfo.InvariantCulture, out var key) ? key : Guid.CreateVersion7(),
            new ExchangeForm(form["what"].ToString(), NumberOf(form["points"])), now, ct));
        MapDoing(routes, "reverse", (talents, form, actor, code, now, ct) =>
            talents.Points.ReverseAsync(actor, code, NumberOf(form["line"]) ?? 0, form["reason"].ToString(), now, ct));
    }

    private static void MapDoing(IEndpointRouteBuilder routes, string what, Doing doing) =>
        routes.MapPost($"{TalentsScreen.Path}/{{code}}/points/{what}", async (string code, HttpContext visit, TalentReading talents, CancellationToken ct) =>
        {
            var form = await visit.Request.ReadFormAsync(ct);
            var refusal = await doing(talents, form, visit.User.Actor(), code, await talents.NowAsync(ct), ct);
            return await TalentForms.ToldAsync(refusal, $"{TalentsScreen.Of(code)}?done=true", code, visit, talents, ct);
        });

    private static int? NumberOf(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
