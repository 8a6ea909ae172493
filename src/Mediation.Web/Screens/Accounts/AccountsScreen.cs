using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Accounts;

/// <summary>账号: who signs in, what they may do where, who is away and who does their work.</summary>
internal static class AccountsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/accounts";

    /// <summary>Maps the pages; whoever may read the policy sees them, administrators change.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (ClaimsPrincipal person, AccountsReading reading, CancellationToken ct) => ListAsync(person.Actor(), reading, null, ct))
            .WithMetadata(new NavigationItem(
                Texts.Accounts_Title, Texts.Accounts_Purpose, "users", 76, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapGet(Path + "/{id:guid}", (Guid id, bool? done, ClaimsPrincipal person, AccountsReading reading, CancellationToken ct) =>
            PageAsync(id, person.Actor(), reading, done is true, null, null, ct));
        AccountForms.Map(routes);
    }

    /// <summary>Where an account is.</summary>
    public static string Of(Guid id) => $"{Path}/{id}";

    /// <summary>The list, with the reason why a new account was not made.</summary>
    public static async Task<IResult> ListAsync(Actor actor, AccountsReading reading, Refusal? refusal, CancellationToken ct)
    {
        var read = await reading.ListAsync(actor, ct);
        return read.TryGet(out var view)
            ? new RazorComponentResult<AccountsPage>(new { View = view with { Refusal = refusal is null ? null : Sentences.Of(refusal) } })
            {
                StatusCode = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf([refusal]),
            }
            : Results.StatusCode(Problems.StatusOf(read.Refusals));
    }

    /// <summary>The page of an account, with the reason why something was not done.</summary>
    public static async Task<IResult> PageAsync(
        Guid id, Actor actor, AccountsReading reading, bool done, Refusal? refusal, string? password, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        return await reading.FindAsync(id, actor, ct) is { } view
            ? new RazorComponentResult<AccountPage>(new { View = view with { Done = done, Password = password, Refusal = refusal is null ? null : Sentences.Of(refusal) } })
            {
                StatusCode = refusal is null ? StatusCodes.Status200OK : Problems.StatusOf([refusal]),
            }
            : Results.NotFound();
    }
}
