using System.Security.Claims;
using Mediation.Web.Edge;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.SignIn;

/// <summary>What the page of one's own password shows (修改密码页).</summary>
/// <param name="Once">Whether the present one was given by an administrator, so that another must be chosen.</param>
/// <param name="Done">Whether it was just changed.</param>
/// <param name="Refusal">Why it wasn't; null before.</param>
public sealed record PasswordView(bool Once, bool Done = false, string? Refusal = null);

/// <summary>修改密码: everybody's own.</summary>
internal static class PasswordScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/password";

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (bool? done, ClaimsPrincipal person) => Page(new(IsOnce(person), done is true && !IsOnce(person))));
        routes.MapPost(Path, ChangeAsync).RequireRateLimiting(EdgeSetup.PasswordsAtOnce);
    }

    private static async Task<IResult> ChangeAsync(
        [FromForm] string? current, [FromForm] string? chosen, [FromForm] string? again, HttpContext visit, PasswordChange change)
    {
        var changed = await change.ChangeAsync(visit.User.Identity!.Name!, current ?? "", chosen ?? "", again ?? "", visit.RequestAborted);
        if (!changed.TryGet(out var account))
            return Page(new(IsOnce(visit.User), Refusal: Sentences.Of(changed.Refusals[0])), StatusCodes.Status422UnprocessableEntity);
        await BrowserSessions.BeginAsync(visit, account);
        return Results.LocalRedirect($"{Path}?done=true");
    }

    private static bool IsOnce(ClaimsPrincipal person) => person.HasClaim(OneTimePasswords.Claim, "true");

    private static RazorComponentResult<PasswordPage> Page(PasswordView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
