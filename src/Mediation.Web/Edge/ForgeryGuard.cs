using Mediation.Casework;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Mediation.Web.Edge;

/// <summary>
/// Nothing is changed on the strength of a cookie alone (防伪造): every changing request of a browser session carries the
/// form token, in a field or in the header <c>RequestVerificationToken</c>, whatever its endpoint reads. Bearer tokens
/// aren't sent by browsers on their own and need none.
/// </summary>
internal static class ForgeryGuard
{
    /// <summary>After authentication.</summary>
    public static void UseForgeryGuard(this IApplicationBuilder app) => app.Use(async (visit, next) =>
    {
        var bySession = visit.User.Identity is
        {
            IsAuthenticated: true,
            AuthenticationType: CookieAuthenticationDefaults.AuthenticationScheme,
        };
        if (!bySession || Reads(visit.Request.Method))
        {
            await next(visit);
            return;
        }

        var forgery = visit.RequestServices.GetRequiredService<IAntiforgery>();
        if (await forgery.IsRequestValidAsync(visit))
            await next(visit);
        else
            await Problems.Of(new Refusal("request.forged")).ExecuteAsync(visit);
    });

    private static bool Reads(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}
