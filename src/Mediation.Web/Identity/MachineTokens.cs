using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Mediation.Postgres.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Mediation.Web.Identity;

/// <summary>
/// Bearer tokens for programs (机器令牌): an account, its security stamp and an expiry, sealed with the keys that all nodes
/// share. They hold no rights; see <see cref="AccountDirectory"/>.
/// </summary>
internal sealed class MachineTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly IDataProtector seal = protection.CreateProtector("Mediation.MachineTokens.v1");

    /// <summary>A new token and until when it is good.</summary>
    public (string Token, DateTimeOffset ExpiresAt) Issue(Account account)
    {
        var expiresAt = clock.GetUtcNow() + Lifetime;
        var content = string.Create(
            CultureInfo.InvariantCulture, $"{account.Id:n}.{account.SecurityStamp}.{expiresAt.ToUnixTimeSeconds()}");
        return (seal.Protect(content), expiresAt);
    }

    /// <summary>The account and stamp of a token, or null when it isn't ours or its time is over.</summary>
    public (Guid Account, string Stamp)? Read(string token)
    {
        try
        {
            return seal.Unprotect(token).Split('.') is [var id, var stamp, var expiry]
                && long.Parse(expiry, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                    ? (Guid.ParseExact(id, "N"), stamp)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>Admits requests that carry a token. 令牌认证</summary>
internal sealed class MachineTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder,
    MachineTokens tokens, AccountDirectory directory)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The scheme's name, in the header and here.</summary>
    public const string Bearer = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer + " ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        return tokens.Read(header[(Bearer.Length + 1)..].Trim()) is var (account, stamp)
            && await directory.FindAsync(account, stamp, Bearer, Context.RequestAborted) is ClaimsPrincipal person
                ? AuthenticateResult.Success(new AuthenticationTicket(person, Bearer))
                : AuthenticateResult.Fail("The token is not good, or no longer.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Bearer;
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
