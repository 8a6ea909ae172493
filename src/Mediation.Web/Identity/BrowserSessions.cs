using System.Security.Claims;
using Mediation.Postgres.Accounts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Mediation.Web.Identity;

/// <summary>Sessions of browsers (浏览器会话): a sealed cookie that names an account and its security stamp.</summary>
internal static class BrowserSessions
{
    private const string Stamp = "stamp";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>How the cookie looks and what becomes of those who have none.</summary>
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "mediation";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInScreen.Path;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = visit => SendAsync(visit, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = visit =>
        {
            visit.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = RenewRightsAsync;
    }

    /// <summary>Begins a session.</summary>
    public static Task BeginAsync(HttpContext visit, Account account) => visit.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(Stamp, account.SecurityStamp)],
            CookieAuthenticationDefaults.AuthenticationScheme)));

    // Programs get a status; a page fragment asked for by htmx makes the whole window go to the sign-in page.
    private static Task SendAsync(RedirectContext<CookieAuthenticationOptions> visit, int status)
    {
        if (MachinePaths.Include(visit.Request.Path))
            visit.Response.StatusCode = status;
        else if (visit.Request.Headers.ContainsKey("HX-Request"))
            visit.Response.Headers["HX-Redirect"] = SignInScreen.Path;
        else
            visit.Response.Redirect(visit.RedirectUri);
        return Task.CompletedTask;
    }

    private static async Task RenewRightsAsync(CookieValidatePrincipalContext session)
    {
        var directory = session.HttpContext.RequestServices.GetRequiredService<AccountDirectory>();
        var person = Guid.TryParse(session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? await directory.FindAsync(
                account, session.Principal!.FindFirstValue(Stamp) ?? "",
                CookieAuthenticationDefaults.AuthenticationScheme, session.HttpContext.RequestAborted)
            : null;
        if (person is null)
        {
            session.RejectPrincipal();
            return;
        }
        // The cookie is renewed from what it holds; the stamp must stay in it.
        ((ClaimsIdentity)person.Identity!).AddClaim(new(Stamp, session.Principal!.FindFirstValue(Stamp)!));
        session.ReplacePrincipal(person);
    }
}
