using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Households;
using Mediation.Postgres.Households;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;

namespace Mediation.Web.Screens.Households;

/// <summary>The forms of the register (重点户表单).</summary>
internal static class HouseholdForms
{
    private delegate Task<Refusal?> Doing(IFormCollection form, Actor actor, string code, long seen, DateTimeOffset now, CancellationToken ct);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(HouseholdsScreen.Path, EnterAsync);
        routes.MapPost(HouseholdsScreen.Path + "/{code}/read", ReadAsync);
        MapDoing(routes, "colour", keeping => (form, actor, code, seen, now, ct) => ColourOf(form["colour"]) is { } colour
            ? keeping.ColourAsync(actor, code, seen, colour, form["reason"].ToString(), now, ct)
            : Task.FromResult<Refusal?>(new Refusal("field.missing", "colour", "careColour")));
        MapDoing(routes, "renew", keeping => (form, actor, code, seen, now, ct) =>
            keeping.RenewAsync(actor, code, seen, DayOf(form["reviewOn"]), DayOf(form["keepUntil"]), form["reason"].ToString(), now, ct));
        MapDoing(routes, "erase", keeping => (form, actor, code, seen, now, ct) =>
            keeping.EraseAsync(actor, code, seen, form["reason"].ToString(), now, ct));
    }

    /// <summary>The name of the field in which a flag's ground is written.</summary>
    public static string FieldOf(string flag) => $"ground-{flag}";

    private static void MapDoing(IEndpointRouteBuilder routes, string what, Func<HouseholdKeeping, Doing> doing) =>
        routes.MapPost($"{HouseholdsScreen.Path}/{{code}}/{what}", async (
            string code, HttpRequest request, ClaimsPrincipal person, HouseholdKeeping keeping, HouseholdReading reading, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var seen = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
            var refusal = await doing(keeping)(form, person.Actor(), code, seen, await reading.NowAsync(ct), ct);
            return refusal is not null ? await HouseholdsScreen.PageAsync(code, person.Actor(), reading, view => view with { Refusal = Sentences.Of(refusal) }, ct)
                : Results.LocalRedirect(what == "erase" ? HouseholdsScreen.Path : $"{HouseholdsScreen.Of(code)}?done=true");
        });

    private static async Task<IResult> EnterAsync(
        HttpRequest request, ClaimsPrincipal person, HouseholdKeeping keeping, HouseholdReading reading, CancellationToken ct)
    {
        var form = FormOf(await request.ReadFormAsync(ct));
        var entered = await keeping.EnterAsync(person.Actor(), form, await reading.NowAsync(ct), ct);
        return entered.TryGet(out var code)
            ? Results.LocalRedirect($"{HouseholdsScreen.Of(code)}?done=true")
            : HouseholdsScreen.Entry(await reading.EntryAsync(person.Actor(), form, entered.Refusals, ct));
    }

    // Who it is, is said once, in this answer, after the reading was written down.
    private static async Task<IResult> ReadAsync(
        string code, HttpContext visit, HouseholdKeeping keeping, HouseholdReading reading, CancellationToken ct)
    {
        var form = await visit.Request.ReadFormAsync(ct);
        var actor = visit.User.Actor();
        var read = await keeping.ReadAsync(actor, code, form["purpose"].ToString(), await reading.NowAsync(ct), ct);
        visit.Response.Headers.CacheControl = "no-store";
        return await HouseholdsScreen.PageAsync(code, actor, reading, view => read.TryGet(out var identity)
            ? view with { Identity = identity }
            : view with { Refusal = Sentences.Of(read.Refusals[0]) }, ct);
    }

    private static HouseholdForm FormOf(IFormCollection form) => new()
    {
        Compound = form["compound"].ToString(),
        Identity = new HouseholdIdentity(form["building"].ToString(), form["room"].ToString(), form["householdName"].ToString(),
        [
            .. from flag in CareFlag.Known
               let ground = form[FieldOf(flag)].ToString()
               where !string.IsNullOrWhiteSpace(ground)
               select new CareFlag(flag, ground),
        ]),
        Colour = ColourOf(form["colour"]),
        Unit = form["unit"].ToString(),
        ReviewOn = DayOf(form["reviewOn"]),
        KeepUntil = DayOf(form["keepUntil"]),
    };

    private static Colour? ColourOf(string? text) =>
        Enum.TryParse<Colour>(text, ignoreCase: true, out var colour) && Enum.IsDefined(colour) ? colour : null;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
