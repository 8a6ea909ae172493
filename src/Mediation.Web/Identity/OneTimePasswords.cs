using System.Security.Cryptography;
using Mediation.Casework;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace Mediation.Web.Identity;

/// <summary>Passwords that an administrator gave (一次性密码): good for choosing another, and for nothing else.</summary>
internal static class OneTimePasswords
{
    /// <summary>What a session has whose password is one.</summary>
    public const string Claim = "password-once";

    // No letters that are taken for others when they are read out.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Said to programs, and to whoever asks for a token with one.</summary>
    public static Refusal Refusal { get; } = new("account.password-once") { Forbidden = true };

    /// <summary>A new one, 12 characters, from chance.</summary>
    public static string Make() => RandomNumberGenerator.GetString(Letters, 12);

    /// <summary>Sends whoever has one to the page where another is chosen. After authorization.</summary>
    public static void UseOneTimePasswords(this WebApplication app) => app.Use(async (visit, next) =>
    {
        if (!visit.User.HasClaim(Claim, "true") || visit.Request.Path == PasswordScreen.Path || visit.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            await next();
        else if (MachinePaths.Include(visit.Request.Path))
            await Problems.Of(Refusal).ExecuteAsync(visit);
        else if (visit.Request.Headers.ContainsKey("HX-Request"))
            visit.Response.Headers["HX-Redirect"] = PasswordScreen.Path;
        else
            visit.Response.Redirect(PasswordScreen.Path);
    });
}
