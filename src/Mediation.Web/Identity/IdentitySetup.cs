using Mediation.Casework.Actors;
using Mediation.Postgres.Accounts;
using Mediation.Web.Opening;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;

namespace Mediation.Web.Identity;

/// <summary>
/// Who may come in (身份装配). Everything needs a session unless its endpoint says <c>AllowAnonymous</c>; a policy of
/// each role's name (<c>RequireAuthorization(nameof(Role.Administrator))</c>) narrows it. Rights at a case are decided
/// by the desk.
/// </summary>
internal static class IdentitySetup
{
    private const string EitherWay = "cookie-or-token";

    /// <summary>Registers Identity on our tables, cookies, tokens, and a policy per role.</summary>
    public static IServiceCollection AddStaffIdentity(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<MachineTokens>();
        services.AddSingleton<UnknownNames>();
        services.AddScoped<Entrance>();
        services.AddScoped<PasswordChange>();
        services.AddSingleton<DemoPassword>();
        services.AddSingleton<KeyRing>();
        services.AddDataProtection().SetApplicationName("mediation");
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);

        services.AddIdentityCore<Account>(Configure).AddUserStore<IdentityStore>();
        services.AddAuthentication(EitherWay)
            .AddPolicyScheme(EitherWay, null, either => either.ForwardDefaultSelector = visit =>
                visit.Request.Headers.ContainsKey("Authorization")
                    ? MachineTokenHandler.Bearer
                    : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(BrowserSessions.Configure)
            .AddScheme<AuthenticationSchemeOptions, MachineTokenHandler>(MachineTokenHandler.Bearer, null);
        services.AddAuthorization(rights =>
        {
            rights.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(IsSignedInOrLost).Build();
            foreach (var role in Enum.GetNames<Role>())
                rights.AddPolicy(role, policy => policy.RequireRole(role));
        });
        return services.AddOpeningStep<DemoAccounts>();
    }

    /// <summary>Maps signing in and out, and tokens.</summary>
    public static void MapStaffIdentity(this IEndpointRouteBuilder routes)
    {
        SignInEndpoints.Map(routes);
        TokenEndpoint.Map(routes);
        AccountEndpoint.Map(routes);
    }

    // An address that leads nowhere is "not found" for everybody.
    private static bool IsSignedInOrLost(AuthorizationHandlerContext asked) =>
        asked.User.Identity is { IsAuthenticated: true }
        || (asked.Resource is HttpContext visit && visit.GetEndpoint() is not RouteEndpoint);

    private static void Configure(IdentityOptions identity)
    {
        // Length is what makes a password strong; demanded characters make people write it down.
        identity.Password.RequiredLength = 8;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.User.AllowedUserNameCharacters = "";
        identity.Lockout.AllowedForNewUsers = true;
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }
}
