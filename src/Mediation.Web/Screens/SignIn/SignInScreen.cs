using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.SignIn;

/// <summary>登录: the page that everybody passes first. What it posts is answered by Identity.</summary>
internal static class SignInScreen
{
    /// <summary>Where people who aren't signed in are sent.</summary>
    public const string Path = "/sign-in";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (string? returnUrl) => Page(new(LocalAddress.Or(returnUrl, "/")))).AllowAnonymous();

    /// <summary>The page, also as the answer to a try that didn't succeed.</summary>
    public static RazorComponentResult<SignInPage> Page(SignInView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
