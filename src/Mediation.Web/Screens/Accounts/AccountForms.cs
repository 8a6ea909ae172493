using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Microsoft.AspNetCore.Identity;

namespace Mediation.Web.Screens.Accounts;

/// <summary>The forms of accounts (账号表单).</summary>
internal static class AccountForms
{
    private delegate Task<Refusal?> Doing(IFormCollection form, Actor actor, Guid account, string reason, CancellationToken ct);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(AccountsScreen.Path, CreateAsync);
        routes.MapPost(AccountsScreen.Path + "/{id:guid}/reset-password", ResetPasswordAsync);
        MapDoing(routes, "save", (keeping, _) => (form, actor, account, reason, ct) =>
            keeping.SaveAsync(actor, account, form["displayName"].ToString(), PostsOf(form), reason, ct));
        MapDoing(routes, "disable", (keeping, _) => (_, actor, account, reason, ct) => keeping.EnableAsync(actor, account, false, reason, ct));
        MapDoing(routes, "enable", (keeping, _) => (_, actor, account, reason, ct) => keeping.EnableAsync(actor, account, true, reason, ct));
        MapDoing(routes, "leave", (keeping, _) => (form, actor, account, reason, ct) =>
            DayOf(form["firstOn"]) is { } first && DayOf(form["lastOn"]) is { } last && Guid.TryParse(form["deputy"], out var deputy)
                ? keeping.LeaveAsync(actor, account, deputy, first, last, reason, ct)
                : Task.FromResult<Refusal?>(new Refusal("absence.days-wrong")));
        MapDoing(routes, "return", (keeping, reading) => async (_, actor, account, reason, ct) =>
            await keeping.ReturnAsync(actor, account, await reading.TodayAsync(ct), reason, ct));
    }

    private static void MapDoing(IEndpointRouteBuilder routes, string what, Func<AccountKeeping, AccountsReading, Doing> doing) =>
        routes.MapPost($"{AccountsScreen.Path}/{{id:guid}}/{what}", async (
            Guid id, HttpRequest request, ClaimsPrincipal person, AccountKeeping keeping, AccountsReading reading, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var refusal = await doing(keeping, reading)(form, person.Actor(), id, form["reason"].ToString(), ct);
            return refusal is null
                ? Results.LocalRedirect($"{AccountsScreen.Of(id)}?done=true")
                : await AccountsScreen.PageAsync(id, person.Actor(), reading, false, refusal, null, ct);
        });

    private static async Task<IResult> CreateAsync(
        HttpRequest request, ClaimsPrincipal person, AccountOpening opening, AccountsReading reading, CancellationToken ct)
    {
        if (!Sight.MayOperate(person.Actor()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await request.ReadFormAsync(ct);
        var made = await opening.OpenAsync(
            person.Actor(), form["userName"].ToString().Trim(), form["displayName"].ToString().Trim(), form["password"].ToString(), ct);
        return made.TryGet(out var id)
            ? Results.LocalRedirect(AccountsScreen.Of(id))
            : await AccountsScreen.ListAsync(person.Actor(), reading, made.Refusals[0], ct);
    }

    // The password is said once, in this answer, and kept nowhere.
    private static async Task<IResult> ResetPasswordAsync(
        Guid id, HttpContext visit, AccountKeeping keeping, AccountsReading reading, IPasswordHasher<Account> hasher, CancellationToken ct)
    {
        var form = await visit.Request.ReadFormAsync(ct);
        var actor = visit.User.Actor();
        var password = OneTimePasswords.Make();
        var refusal = await keeping.ResetPasswordAsync(actor, id, hasher.HashPassword(null!, password), form["reason"].ToString(), ct);
        visit.Response.Headers.CacheControl = "no-store";
        return await AccountsScreen.PageAsync(id, actor, reading, false, refusal, refusal is null ? password : null, ct);
    }

    // A post is written unit/role; without a unit it is held over the whole town.
    private static List<Membership> PostsOf(IFormCollection form) =>
    [
        .. from at in Enumerable.Range(0, 12)
           let role = form[$"role{at}"].ToString()
           where Enum.TryParse<Role>(role, out var known) && PostWords.Roles.Contains(known)
           let unit = form[$"unit{at}"].ToString()
           select new Membership(unit.Length == 0 ? null : unit, Enum.Parse<Role>(role)),
    ];

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
