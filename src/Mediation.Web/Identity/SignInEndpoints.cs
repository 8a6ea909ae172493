using Mediation.Web.Edge;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Identity;

/// <summary>What the sign-in page posts, and signing out. 登录与退出</summary>
internal static class SignInEndpoints
{
    /// <summary>Maps both.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in", SignInAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.PasswordsAtOnce);
        routes.MapPost("/sign-out", (Delegate)SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> SignInAsync(
        [FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl,
        HttpContext visit, Entrance entrance)
    {
        var admitted = await entrance.AdmitAsync(userName ?? "", password ?? "", visit.RequestAborted);
        if (!admitted.TryGet(out var account))
        {
            var sentence = Sentences.Of(admitted.Refusals[0]);
            return SignInScreen.Page(
                new(LocalAddress.Or(returnUrl, "/"), userName ?? "", sentence), Problems.StatusOf(admitted.Refusals));
        }

        await BrowserSessions.BeginAsync(visit, account);
        return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
    }

    private static async Task<IResult> SignOutAsync(HttpContext visit)
    {
        await visit.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect(SignInScreen.Path);
    }
}
