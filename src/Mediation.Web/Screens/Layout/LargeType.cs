using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Layout;

/// <summary>长者模式: one switch, kept by the browser for a year, for everybody including those who haven't signed in.</summary>
internal static class LargeType
{
    private const string Cookie = "large-type";

    /// <summary>Whether this visitor reads large type.</summary>
    public static bool IsOn(HttpContext visit) => visit.Request.Cookies[Cookie] == "1";

    /// <summary>The switch: turns it over and goes back to where it was pressed.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/large-type", (HttpContext visit, [FromForm] string? returnUrl) =>
        {
            visit.Response.Cookies.Append(Cookie, IsOn(visit) ? "0" : "1", new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                Secure = visit.Request.IsHttps,
            });
            return Results.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
        }).AllowAnonymous();
}
